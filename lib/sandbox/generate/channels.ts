/** How a channel can show what the bot says. */
export type ChannelStyle = "rich" | "cards" | "text" | "email" | "gateway" | "ssml" | "vxml";

const styles: Record<string, ChannelStyle> = {
  rtm: "rich",
  "web-sdk": "rich",
  msteams: "cards",
  email: "email",
  korevg: "gateway",
  audiocodes: "ssml",
  ivrVoice: "ssml",
  twiliovoice: "ssml",
  alexa: "ssml",
  ivr: "vxml",
};

export function channelStyle(channel: string): ChannelStyle {
  return styles[channel] ?? "text";
}

export function isVoice(channel: string): boolean {
  const style = channelStyle(channel);
  return style === "gateway" || style === "ssml" || style === "vxml";
}

/** The company's own chat window, which shows Kore's templates. */
export function isWeb(channel: string): boolean {
  return channelStyle(channel) === "rich";
}

/** Channels on which a company knows its people by e-mail address. */
export function isWorkplace(channel: string): boolean {
  return ["msteams", "slack", "email", "wfacebook", "spark", "hangoutchat", "mattermost"].includes(channel);
}

export type Mix = readonly (readonly [string, number])[];

const everywhere: Mix = [
  ["rtm", 34],
  ["web-sdk", 4],
  ["msteams", 8],
  ["slack", 4],
  ["facebook", 8],
  ["wfacebook", 2],
  ["korevg", 8],
  ["ivr", 5],
  ["ivrVoice", 4],
  ["twiliovoice", 2],
  ["audiocodes", 1],
  ["alexa", 1],
  ["sms", 6],
  ["telegram", 4],
  ["email", 5],
  ["smartassist", 2],
  ["rcs", 1],
  ["line", 1],
  ["googleactions", 0.5],
  ["kore", 0.5],
];

const byLanguage: Record<string, Mix> = {
  ja: [
    ["rtm", 30],
    ["line", 32],
    ["msteams", 10],
    ["slack", 6],
    ["korevg", 5],
    ["ivr", 5],
    ["sms", 3],
    ["email", 9],
  ],
  ar: [
    ["rtm", 34],
    ["facebook", 12],
    ["telegram", 12],
    ["sms", 10],
    ["korevg", 8],
    ["ivrVoice", 6],
    ["email", 6],
    ["msteams", 6],
    ["twiliovoice", 4],
  ],
  th: [
    ["line", 55],
    ["facebook", 20],
    ["rtm", 25],
  ],
};

export function channelMix(language: string): Mix {
  return byLanguage[language] ?? everywhere;
}

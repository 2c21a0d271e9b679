/**
 * Human names of Kore's channel codes (kore-contract 1.4). The set is open: an unknown code is shown as it is,
 * never guessed. Names are product names and so stay the same in every language, `rtm` apart, which the
 * catalogue may translate.
 */
const channelNames: Record<string, string> = {
  agentassist: "Agent Assist",
  alexa: "Alexa",
  audiocodes: "AudioCodes",
  email: "Email",
  facebook: "Facebook Messenger",
  genesys: "Genesys",
  googleactions: "Google Actions",
  hangoutchat: "Google Chat",
  ivr: "IVR",
  ivrVoice: "IVR Voice",
  jabber: "Jabber",
  kore: "Kore.ai",
  korevg: "Voice Gateway",
  line: "LINE",
  liveperson: "LivePerson",
  mattermost: "Mattermost",
  msteams: "Microsoft Teams",
  rcs: "RCS",
  ringcentral: "RingCentral",
  rtm: "Web/Mobile client",
  skype: "Skype",
  skypeforbusiness: "Skype for Business",
  slack: "Slack",
  smartassist: "SmartAssist",
  sms: "SMS",
  spark: "Webex Teams",
  telegram: "Telegram",
  twiliovoice: "Twilio Voice",
  twitter: "Twitter",
  "web-sdk": "Web SDK",
  webhook: "Webhook",
  wfacebook: "Workplace from Facebook",
  yammer: "Yammer",
};

export function channelName(code: string): string {
  return Object.hasOwn(channelNames, code) ? (channelNames[code] ?? code) : code;
}

const markOrder = [
  "rtm",
  "msteams",
  "slack",
  "facebook",
  "ivr",
  "email",
  "sms",
  "telegram",
  "line",
  "korevg",
  "ivrVoice",
  "wfacebook",
];

/** Index into the chart palette of `globals.css` (`--mark-0` …); a channel keeps its colour everywhere. */
export function channelMark(code: string): number {
  const fixed = markOrder.indexOf(code);
  if (fixed >= 0) return fixed;
  let hash = 0;
  for (const character of code) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return markOrder.length + (hash % 4);
}

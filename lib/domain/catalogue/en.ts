import account from "./en/account.json";
import common from "./en/common.json";
import connect from "./en/connect.json";
import coverage from "./en/coverage.json";
import members from "./en/members.json";
import problems from "./en/problems.json";
import sessions from "./en/sessions.json";
import settings from "./en/settings.json";
import shares from "./en/shares.json";
import shell from "./en/shell.json";
import signIn from "./en/sign-in.json";
import transcript from "./en/transcript.json";
import volumes from "./en/volumes.json";

export const en = {
  account,
  common,
  connect,
  coverage,
  members,
  problems,
  sessions,
  settings,
  shares,
  shell,
  signIn,
  transcript,
  volumes,
};

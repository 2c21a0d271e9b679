import account from "./ja/account.json";
import common from "./ja/common.json";
import connect from "./ja/connect.json";
import coverage from "./ja/coverage.json";
import members from "./ja/members.json";
import problems from "./ja/problems.json";
import sessions from "./ja/sessions.json";
import settings from "./ja/settings.json";
import shares from "./ja/shares.json";
import shell from "./ja/shell.json";
import signIn from "./ja/sign-in.json";
import transcript from "./ja/transcript.json";
import volumes from "./ja/volumes.json";

export const ja = {
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

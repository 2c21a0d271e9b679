import type { ReactNode } from "react";
import { SettingsFrame } from "@/components/settings/settings-frame";
import { findViewer } from "@/lib/server/auth/require-viewer";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  // Each page leads whoever is not signed in to the entrance.
  return (await findViewer()) ? <SettingsFrame>{children}</SettingsFrame> : children;
}

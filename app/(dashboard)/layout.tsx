import type { ReactNode } from "react";
import { Shell } from "@/components/shell/shell";
import { ViewerProvider } from "@/lib/client/viewer";
import { findViewer } from "@/lib/server/auth/require-viewer";
import { readPreferences } from "@/lib/server/i18n";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const [viewer, preferences] = await Promise.all([findViewer(), readPreferences()]);
  // Not a guard: each page asks for the viewer itself and knows where to come back to.
  if (!viewer) return children;
  return (
    <ViewerProvider viewer={viewer}>
      <Shell preferences={preferences}>{children}</Shell>
    </ViewerProvider>
  );
}

import { join } from "node:path";
import type { SourceFile } from "typescript/unstable/ast";
import { API, type Checker } from "typescript/unstable/sync";

export type OpenProject = {
  /** The parsed files of the project whose path from its folder passes. */
  sources: (passes: (path: string) => boolean) => { path: string; source: SourceFile }[];
  checker: Checker;
  close: () => void;
};

/** Reads the project of the tsconfig.json in a folder, as the compiler does. */
export function openProject(folder: string): OpenProject {
  const api = new API({ cwd: folder });
  const [project] = api.updateSnapshot({ openProjects: [join(folder, "tsconfig.json")] }).getProjects();
  if (!project) throw new Error(`There is no project in ${folder}.`);
  return {
    sources: (passes) =>
      project.rootFiles.flatMap((file) => {
        const path = file.slice(folder.length + 1);
        const source =
          file.startsWith(`${folder}/`) && passes(path) ? project.program.getSourceFile(file) : undefined;
        return source ? [{ path, source }] : [];
      }),
    checker: project.checker,
    close: () => api.close(),
  };
}

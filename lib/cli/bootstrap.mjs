// Plain JavaScript without `await` at the top, so that an old Node gets as far as the sentence below.
const [major, minor] = process.versions.node.split(".").map(Number);

if (major < 20 || (major === 20 && minor < 9)) {
  console.error(
    `Backscroll needs Node.js 20.9 or newer, and this is ${process.version}. Get it from https://nodejs.org.`,
  );
  process.exitCode = 1;
} else {
  import("./launch.mjs")
    .then(({ launch }) => launch(process.argv.slice(2)))
    .then(
      (exitCode) => process.exit(exitCode),
      (error) => {
        console.error(error);
        process.exit(1);
      },
    );
}

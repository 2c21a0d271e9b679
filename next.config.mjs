import createNextIntlPlugin from "next-intl/plugin";

// Messages are read when the product is built, so that no page carries the code that reads them.
const withNextIntl = createNextIntlPlugin({
  requestConfig: "./lib/server/i18n.ts",
  experimental: {
    messages: { path: "./lib/domain/catalogue", locales: ["en", "ja"], format: "json", precompile: true },
  },
});

const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()" },
  { key: "X-Robots-Tag", value: "noindex, nofollow, noarchive" },
];

// What the bench measures against is in no build but its own.
const isBench = process.env.BACKSCROLL_BENCH === "1";

/** @type {import("next").NextConfig} */
const nextConfig = {
  agentRules: false,
  distDir: isBench ? ".next-bench" : ".next",
  experimental: { agentUpgrade: false },
  images: { unoptimized: true },
  // Pages named `page.dev.tsx` exist in development only.
  pageExtensions: [
    ...(process.env.NODE_ENV === "development" ? ["dev.tsx"] : []),
    ...(isBench ? ["bench.tsx"] : []),
    "tsx",
    "ts",
  ],
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` checks the types, of tests too; a start need not do it again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["pg", "pino", "undici"],
  headers: async () => [
    { source: "/(.*)", headers: securityHeaders },
    {
      source: "/api/(.*)",
      headers: [{ key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" }],
    },
  ],
};

export default withNextIntl(nextConfig);

import createNextIntlPlugin from "next-intl/plugin";

// Messages are read when the product is built, so that no page carries the code that reads them.
const withNextIntl = createNextIntlPlugin({
  requestConfig: "./lib/server/i18n.ts",
  experimental: {
    messages: { path: "./lib/domain/catalogue", locales: ["en", "ja"], format: "json", precompile: true },
  },
});

const securityHeaders = [
  // Heeded where the address is https, and by nobody else.
  { key: "Strict-Transport-Security", value: "max-age=63072000; includeSubDomains" },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()" },
  { key: "X-Robots-Tag", value: "noindex, nofollow, noarchive" },
];

const nothingLoaded = {
  key: "Content-Security-Policy",
  value: "default-src 'none'; frame-ancestors 'none'",
};

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
  serverExternalPackages: ["pg", "pino", "prom-client", "undici"],
  headers: async () => [
    { source: "/(.*)", headers: securityHeaders },
    // What is refused before a route is asked has these too.
    { source: "/api/(.*)", headers: [nothingLoaded, { key: "Cache-Control", value: "no-store" }] },
    // Pages get a policy with a nonce from proxy.ts, which is asked for nothing of these.
    { source: "/(.*\\.\\w+)", headers: [nothingLoaded] },
    { source: "/_next/(.*)", headers: [nothingLoaded] },
  ],
};

export default withNextIntl(nextConfig);

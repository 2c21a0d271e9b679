FROM node:22-bookworm-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY next.config.mjs postcss.config.mjs tsconfig.json instrumentation.ts proxy.ts ./
COPY app app
COPY components components
COPY lib lib
COPY public public
RUN node lib/cli/bootstrap.mjs build
# What a build needs and a start does not.
RUN npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
  && rm -rf .next/cache .next/trace* .next/diagnostics node_modules/@next/swc-* node_modules/@tailwindcss \
    node_modules/lightningcss* node_modules/@typescript node_modules/typescript node_modules/@img node_modules/sharp \
    node_modules/@playwright node_modules/playwright* \
  && mkdir /data

FROM node:22-bookworm-slim
# Nothing is installed here any more.
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /opt/yarn-*
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOST=0.0.0.0 PORT=3000 BACKSCROLL_DATA=/data
COPY --from=build /app /app
COPY --from=build --chown=node:node /data /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 CMD ["node", "lib/cli/health.mjs"]
# npm would stand between the signals and what they end.
CMD ["node", "lib/cli/bootstrap.mjs", "start"]

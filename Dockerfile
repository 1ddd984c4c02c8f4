# caplint as an image: docker run --rm -v "$PWD:/data" caplint datasets
FROM node:22.23.3-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
# The package as it would be published, installed without what building took.
RUN npm run build \
  && npm pack --ignore-scripts --pack-destination /tmp \
  && npm install --global --prefix /caplint --ignore-scripts --no-audit --no-fund /tmp/caplint-*.tgz

FROM node:22.23.3-bookworm-slim
COPY --from=build /caplint /usr/local
USER node
WORKDIR /data
ENTRYPOINT ["caplint"]

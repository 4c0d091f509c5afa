/**
 * Shopify's Express package receiving its own webhooks: verify, one INSERT, answer.
 *
 * Two processes with eight connections each, as the servers beside it have.
 */

import cluster from "node:cluster";

import { DeliveryMethod } from "@shopify/shopify-api";
import { shopifyApp } from "@shopify/shopify-app-express";
import { MemorySessionStorage } from "@shopify/shopify-app-session-storage-memory";
import express from "express";
import pg from "pg";

const PATH = "/webhooks";
const PROCESSES = 2;
const CONNECTIONS = 8;
const INSERT = {
  name: "insert",
  text: "INSERT INTO bare VALUES ($1, $2) ON CONFLICT (event_id) DO NOTHING",
};

function serve() {
  const pool = new pg.Pool({
    host: process.env.BENCH_PG_HOST,
    user: process.env.BENCH_PG_USER,
    database: "postgres",
    max: CONNECTIONS,
  });
  const shopify = shopifyApp({
    api: {
      apiKey: "bench",
      apiSecretKey: process.env.ECWID_CLIENT_SECRET,
      scopes: [],
      hostName: "localhost",
      hostScheme: "http",
      logger: { level: 0 },
    },
    auth: { path: "/auth", callbackPath: "/auth/callback" },
    webhooks: { path: PATH },
    sessionStorage: new MemorySessionStorage(),
  });
  const keep = (topic, shop, body, webhookId) => pool.query({ ...INSERT, values: [webhookId, body] });
  const app = express();
  app.post(
    PATH,
    shopify.processWebhooks({
      webhookHandlers: {
        ORDERS_UPDATED: { deliveryMethod: DeliveryMethod.Http, callbackUrl: PATH, callback: keep },
      },
    }),
  );
  app.listen(Number(process.argv[2]), "127.0.0.1");
}

if (cluster.isPrimary) {
  for (let number = 0; number < PROCESSES; number += 1) cluster.fork();
  process.on("SIGTERM", () => process.exit());
} else {
  serve();
}

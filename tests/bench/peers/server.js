// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

// The same jobs in Node, as the web version did them: express for HTTP, ws for live updates. It
// keeps bets in memory and writes nothing to disk, so it does less than betlogd; each message is
// made into text once for all subscribers, which is the best that ws users do.
'use strict';

const express = require('express');
const http = require('http');
const { WebSocketServer, WebSocket } = require('ws');

const app = express();
app.use(express.json({ limit: '1mb' }));
const bets = [];

app.post('/api/bets', (request, response) => {
  const bet = { ...request.body, number: bets.length + 1, version: 1 };
  bets.push(bet);
  const text = JSON.stringify({ type: 'bet_created', data: bet, weekKey: bet.week_key,
    timestamp: new Date().toISOString(), seq: bets.length });
  const frame = Buffer.from(text);
  for (const client of sockets.clients)
    if (client.readyState === WebSocket.OPEN) client.send(frame, { binary: false });
  response.status(201).json(bet);
});

app.get('/api/changes', (request, response) => {
  const since = Number(request.query.since || 0);
  response.json({ from: since, to: bets.length, head: bets.length, more: false,
    changes: bets.slice(since) });
});

const server = http.createServer(app);
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on('connection', (client) => {
  client.send(JSON.stringify({ type: 'connection', status: 'connected' }));
});
server.listen({ port: 0, host: '127.0.0.1', backlog: 1024 }, () => {
  console.log(`ws listening on http://127.0.0.1:${server.address().port}`);
});

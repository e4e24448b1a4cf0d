// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/net/bets_api.h"
#include "server/net/changes_api.h"
#include "server/net/log_api.h"
#include "server/net/router.h"
#include "server/net/writes_api.h"

#include <QHttpServer>
#include <QTcpServer>

namespace betlog::net {

/// The HTTP API (protocol.md section 2) on a front door: a QHttpServer, and the calls by resource.
class HttpApi
{
public:
    /// Serves the exchanges (http_exchange.h) that come in by the door, which outlives the API.
    /// `connections`: how many stand at the moment.
    HttpApi(const ApiContext& context, QTcpServer& door, std::function<int()> connections);
    ~HttpApi();

    Q_DISABLE_COPY_MOVE(HttpApi)

    /// Answers whoever waits for changes.
    void release() { m_changes.release(); }

private:
    QTcpServer& m_door;
    QHttpServer m_server;
    Router m_router;
    BetsApi m_bets;
    WritesApi m_writes;
    ChangesApi m_changes;
    LogApi m_log;
};

} // namespace betlog::net

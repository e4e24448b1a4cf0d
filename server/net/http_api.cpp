// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/http_api.h"

namespace betlog::net {

HttpApi::HttpApi(const ApiContext& context, QTcpServer& door, std::function<int()> connections)
    : m_door(door)
    , m_router(m_server)
    , m_bets(context)
    , m_writes(context)
    , m_changes(context)
    , m_log(context, std::move(connections))
{
    m_bets.addTo(m_router);
    m_writes.addTo(m_router);
    m_changes.addTo(m_router);
    m_log.addTo(m_router);
    m_server.bind(&door);
}

HttpApi::~HttpApi()
{
    // QHttpServer makes what it is bound to its child; the door belongs to somebody else.
    m_door.setParent(nullptr);
}

} // namespace betlog::net

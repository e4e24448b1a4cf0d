// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/http_api.h"

#include "server/net/front_door.h"

namespace betlog::net {

HttpApi::HttpApi(const ApiContext& context, FrontDoor& door)
    : m_door(door)
    , m_router(m_server)
    , m_bets(context)
    , m_writes(context)
    , m_changes(context)
    , m_log(context, [&door] { return door.connectionCount(); })
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

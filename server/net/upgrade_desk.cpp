// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/upgrade_desk.h"

#include <QPointer>

namespace betlog::net {

void UpgradeDesk::take(std::unique_ptr<Stream> stream, const Handshake& handshake)
{
    const QPointer line = new WebSocketLine(std::move(stream), m_farewell, handshake);
    emit opened(line);
    if (line)
        line->open();
}

} // namespace betlog::net

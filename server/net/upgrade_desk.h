// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/net/web_socket_line.h"

namespace betlog::net {

/// Turns admitted upgrade requests into WebSockets.
class UpgradeDesk final : public QObject
{
    Q_OBJECT

public:
    explicit UpgradeDesk(Farewell& farewell)
        : m_farewell(farewell)
    { }

    void take(std::unique_ptr<Stream> stream, const Handshake& handshake);

signals:
    /// The receiver owns the line.
    void opened(betlog::net::SessionLine* line);

private:
    Farewell& m_farewell;
};

} // namespace betlog::net

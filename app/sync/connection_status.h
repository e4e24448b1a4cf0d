// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/timestamp.h"

#include <QMetaType>
#include <QString>
#include <QUrl>

#include <chrono>
#include <optional>

namespace betlog::sync {

/// Where the engine stands; sync_state.h draws the machine.
enum class ConnectionState {
    Offline, ///< no connection; a retry may be scheduled
    Connecting, ///< the line is being opened, or hello is not answered yet
    CatchingUp, ///< the missed changes or the snapshot are coming in
    Live, ///< every change is heard as it happens
    Polling ///< WebSocket cannot be had; changes are asked for every few seconds
};

/// Why there is no connection, for choosing words and offers.
enum class OfflineReason {
    None, ///< not offline, or nothing was tried yet
    Unwanted, ///< the person disconnected
    Unreachable,
    ServerStopped, ///< it said goodbye
    ProtocolVersion, ///< client and server speak different versions; no retry helps
    NotAllowed ///< the server wants a sign-in or refuses; no retry helps
};

/// What a connection indicator shows.
struct ConnectionStatus
{
    ConnectionState state = ConnectionState::Offline;
    OfflineReason reason = OfflineReason::None;
    QString detail; ///< a plain sentence about the last failure; may be empty
    QUrl server;
    std::optional<std::chrono::milliseconds> latency; ///< round trip, the last measured
    std::optional<base::Timestamp> lastSync; ///< the last moment everything was known to be there
    std::optional<base::Timestamp> nextRetry;
    int attempts = 0; ///< since it was last live

    friend bool operator==(const ConnectionStatus&, const ConnectionStatus&) = default;
};

} // namespace betlog::sync

Q_DECLARE_METATYPE(betlog::sync::ConnectionStatus)

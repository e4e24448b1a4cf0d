// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "wire/messages.h"

#include <QList>

namespace betlog::models {

/// One message of the server's as a person may try it out.
struct SimulatedMessage
{
    QString name; ///< as on the wire: "bet_updated (status)"
    QString meaning; ///< "Somebody settles a line."
    wire::ServerMessage message;
};

/// One of every kind that a server sends. They speak of a bet that nobody placed, so that nothing
/// real can be mistaken for them.
[[nodiscard]] QList<SimulatedMessage> simulatedMessages(base::Timestamp now);

} // namespace betlog::models

// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "wire/mutation.h"

namespace betlog::core {

/// Who acts; the server's own finding, never the client's word alone where a sign-in is asked for.
struct Actor
{
    QString name;
    bool bookkeeper = false;
};

/// One write, from one client. A create may leave the bet's id null: the log gives it one, and
/// gives a retry of the same mutation the same answer. An actor without a name goes by the name on
/// the bet.
struct WriteCommand
{
    wire::Mutation mutation;
    Actor actor;
    /// Whose it is, where one client may have many in work: those take turns with the others', and
    /// stay in order among themselves. 0: nobody's other writes.
    quint64 client = 0;
};

/// Deletes many bets in one transaction: those with these ids, or all of a week (and a user).
struct BulkDelete
{
    base::MutationId id;
    QList<base::BetId> bets; ///< empty: by week
    std::optional<domain::WeekKey> week;
    QString user; ///< empty: everybody's
    Actor actor;
    QString reason; ///< why a bookkeeper deletes bets that have started; else empty
};

} // namespace betlog::core

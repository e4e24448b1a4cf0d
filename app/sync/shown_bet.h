// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/boxed.h"
#include "app/sync/packed_bet.h"
#include "base/error.h"
#include "domain/bet.h"

namespace betlog::sync {

/// How far the last write to a bet has come.
enum class Delivery {
    Confirmed, ///< accepted: what is shown is what the server has
    Waiting, ///< shown as it will be; it is on this machine's disk, and still to be sent
    Sent, ///< shown as it will be; on its way, not acknowledged yet
    Refused, ///< the server refused the write; `error` says why, until the person deals with it
    Conflicted ///< refused because somebody else changed the same field or line; `theirs` is the
               ///< bet now
};

/// Shown as this client's write will make it.
[[nodiscard]] constexpr bool isUnanswered(Delivery delivery)
{
    return delivery == Delivery::Waiting || delivery == Delivery::Sent;
}

/// A bet as a screen shows it: the confirmed state with this client's unanswered writes on top.
struct ShownBet
{
    domain::Bet bet;
    Delivery delivery = Delivery::Confirmed;
    bool deleting = false; ///< a delete is on its way
    base::MutationId mutation = {}; ///< of the write that is being sent or was refused; else null
    base::Error error = {}; ///< of Refused and Conflicted
    Boxed<domain::Bet> theirs = {}; ///< of Conflicted

    friend bool operator==(const ShownBet&, const ShownBet&) = default;
};

/// As much of it as lists of very many bets need, without unpacking it.
struct ListedBet
{
    PackedBet bet;
    Delivery delivery = Delivery::Confirmed;
    bool deleting = false;
};

} // namespace betlog::sync

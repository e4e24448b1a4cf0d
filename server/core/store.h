// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/catalog.h"
#include "server/core/bet_versions.h"
#include "server/core/chain.h"

#include <variant>

namespace betlog::core {

/// A bet as the log keeps it, deleted ones included.
struct BetRecord
{
    domain::Bet bet; ///< as it was, where it is deleted
    bool isDeleted = false;
    base::Seq seq; ///< of its last change
    BetVersions versions;
    domain::LineResult result = domain::LineResult::Pending; ///< of the bet as a whole
    /// With every line won, for statistics. Written, not read back: each new version computes it.
    std::optional<domain::Money> possibleReturn;
};

/// The one answer of a mutation. An ack is kept as the seq of the change that it speaks of, whose
/// text holds the bet; a refusal as its text; a deletion of many as their number, and a replaced
/// catalogue as none.
struct StoredAnswer
{
    base::MutationId id;
    QByteArray digest; ///< of what the mutation asked for
    std::variant<base::Seq, QByteArray, int> answer;
};

/// A change on its way to the store.
struct ChangeRecord
{
    base::Seq seq;
    domain::Room room;
    qint64 betNumber = 0;
    int version = 0; ///< of the bet in it
    QByteArray json;
};

/// What the log has given out so far.
struct Counters
{
    base::Seq seq;
    qint64 number = 0;

    friend bool operator==(const Counters&, const Counters&) = default;
};

/// Where the ledger keeps the log. All of it happens on one thread, inside begin … commit, and what
/// was put or appended is read back before the commit already.
///
/// A call that fails (StorageFailed, or Busy where a retry may do) leaves the transaction to be
/// rolled back; after a failed commit nothing of the transaction is told to anybody.
class Store
{
public:
    virtual ~Store() = default;

    [[nodiscard]] virtual base::Expected<void> begin() = 0;
    [[nodiscard]] virtual base::Expected<void> commit() = 0;
    virtual void rollback() = 0;

    [[nodiscard]] virtual base::Expected<Counters> counters() = 0;
    [[nodiscard]] virtual base::Expected<std::optional<StoredAnswer>>
    answer(base::MutationId id) = 0;
    [[nodiscard]] virtual base::Expected<std::optional<BetRecord>> bet(base::BetId id) = 0;
    /// The bet as it was at that version of its own, from its changes.
    [[nodiscard]] virtual base::Expected<domain::Bet> betAt(qint64 number, int version) = 0;
    /// The bet in that change.
    [[nodiscard]] virtual base::Expected<domain::Bet> betOfChange(base::Seq seq) = 0;
    /// n = 0 for a room without changes.
    [[nodiscard]] virtual base::Expected<RoomHead> roomHead(const domain::Room& room) = 0;
    /// The bets of a week that are not deleted, oldest first, `limit` at most; of everybody, if
    /// `user` is empty.
    [[nodiscard]] virtual base::Expected<QList<base::BetId>>
    betsOfWeek(domain::WeekKey week, const QString& user, int limit) = 0;

    [[nodiscard]] virtual base::Expected<void> putCounters(const Counters& counters) = 0;
    [[nodiscard]] virtual base::Expected<void> putBet(const BetRecord& record) = 0;
    [[nodiscard]] virtual base::Expected<void> putRoomHead(const RoomHead& head) = 0;
    [[nodiscard]] virtual base::Expected<void> putCatalog(const domain::Catalog& catalog) = 0;
    [[nodiscard]] virtual base::Expected<void> appendChange(const ChangeRecord& change) = 0;
    [[nodiscard]] virtual base::Expected<void> appendAnswer(const StoredAnswer& answer) = 0;
};

} // namespace betlog::core

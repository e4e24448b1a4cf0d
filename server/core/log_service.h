// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"
#include "domain/catalog.h"
#include "server/core/log_query.h"
#include "server/core/outcome.h"
#include "wire/statistics_json.h"
#include "wire/write_answer.h"

#include <QFuture>

namespace betlog::core {

class ChangeFeed;

/// The log as the network sees it: every write and every read, answered from the log's own threads.
///
/// All functions may be called from the network's thread and never block it. A future always ends
/// with a result, in an orderly stop too (Busy); one of a read that is canceled need not. A write's
/// answer is given only once it is on disk, and `ChangeFeed::committed` for its change is posted
/// before the answer's future ends.
class LogService
{
public:
    virtual ~LogService() = default;

    [[nodiscard]] virtual QFuture<wire::WriteAnswer> write(WriteCommand command) = 0;
    /// How many bets were deleted; one transaction, one change a bet.
    [[nodiscard]] virtual QFuture<base::Expected<int>> deleteMany(BulkDelete command) = 0;

    // TooLarge where the answer would be longer than kMaxHttpAnswerBytes.
    [[nodiscard]] virtual QFuture<base::Expected<BetPage>> bets(BetQuery query) = 0;
    /// NotFound for one that is not there or is deleted.
    [[nodiscard]] virtual QFuture<base::Expected<QByteArray>> bet(BetKey key) = 0;
    /// Deleted bets have one too.
    [[nodiscard]] virtual QFuture<base::Expected<base::BetId>> idOf(qint64 number) = 0;
    /// Every change of the bet, oldest first; of deleted bets too.
    [[nodiscard]] virtual QFuture<base::Expected<QList<QByteArray>>> history(BetKey key) = 0;
    /// Reset where `since` is beyond the end of the log: then it is a place in another history.
    [[nodiscard]] virtual QFuture<base::Expected<ChangeSlice>> changes(ChangeQuery query) = 0;
    [[nodiscard]] virtual QFuture<base::Expected<SnapshotSlice>>
    snapshot(QList<domain::RoomPattern> rooms) = 0;
    [[nodiscard]] virtual QFuture<base::Expected<SnapshotPlan>>
    snapshotPlan(QList<domain::RoomPattern> rooms) = 0;
    /// The bets of these numbers as they were at `seq`, in their order.
    [[nodiscard]] virtual QFuture<base::Expected<QList<QByteArray>>>
    betsAsOf(QList<qint64> numbers, base::Seq seq) = 0;
    [[nodiscard]] virtual QFuture<base::Expected<wire::Statistics>>
    statistics(StatisticsQuery query) = 0;

    [[nodiscard]] virtual QFuture<base::Expected<QByteArray>> catalog() = 0;
    [[nodiscard]] virtual QFuture<base::Expected<void>> replaceCatalog(ReplaceCatalog command) = 0;

    /// The newest head that the feed has told of or is about to tell of. Safe from any thread.
    [[nodiscard]] virtual LogHead head() const = 0;
    [[nodiscard]] virtual ChangeFeed& feed() = 0;
};

} // namespace betlog::core

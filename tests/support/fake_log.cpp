// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/fake_log.h"

namespace betlog::tests {

using namespace core;
using base::Expected;

namespace {

/// What these tests do not ask for.
template <typename T>
QFuture<Expected<T>> unanswerable()
{
    QPromise<Expected<T>> promise;
    promise.start();
    promise.addResult(base::unexpected(base::Error {base::ErrorCode::Busy, {}, {}}));
    promise.finish();
    return promise.future();
}

template <typename T>
void finish(QPromise<Expected<T>>& promise, Expected<T> result)
{
    promise.addResult(std::move(result));
    promise.finish();
}

} // namespace

void FakeLog::commit(const domain::Room& room, int padBytes)
{
    const base::Seq seq(committed() + 1);
    const QByteArray pad(padBytes, ' ');
    m_changes.append({seq, room, "{\"seq\":" + QByteArray::number(seq.value()) + pad + '}'});
}

void FakeLog::tell(int count)
{
    const QList<CommittedChange> batch = m_changes.mid(m_told, count);
    m_told += static_cast<int>(batch.size());
    if (!batch.isEmpty())
        emit m_feed.committed(batch);
}

void FakeLog::serveReads()
{
    for (auto reads = std::exchange(m_reads, {}); const auto& read : reads)
        read(nullptr);
}

void FakeLog::failReads(const base::Error& error)
{
    for (auto reads = std::exchange(m_reads, {}); const auto& read : reads)
        read(&error);
}

QList<qint64> FakeLog::seqs(const QList<domain::RoomPattern>& rooms, qint64 since) const
{
    QList<qint64> seqs;
    for (const CommittedChange& change : m_changes) {
        if (change.seq.value() > since && domain::matchesAny(rooms, change.room))
            seqs.append(change.seq.value());
    }
    return seqs;
}

ChangeSlice FakeLog::slice(const ChangeQuery& query) const
{
    ChangeSlice slice {{}, base::Seq(committed()), base::Seq(committed())};
    for (const CommittedChange& change : m_changes) {
        if (change.seq <= query.since || !domain::matchesAny(query.rooms, change.room))
            continue;
        slice.changes.append(change.json);
        if (slice.changes.size() == query.limit) {
            slice.to = change.seq;
            break;
        }
    }
    return slice;
}

/// Answers once the test lets reads see the log.
template <typename T>
QFuture<Expected<T>> FakeLog::read(const std::function<Expected<T>()>& look)
{
    const auto promise = std::make_shared<QPromise<Expected<T>>>();
    promise->start();
    m_reads.push_back([promise, look](const base::Error* error) {
        finish<T>(*promise, error ? base::unexpected(*error) : look());
    });
    return promise->future();
}

QFuture<Expected<ChangeSlice>> FakeLog::changes(ChangeQuery query)
{
    return read<ChangeSlice>([this, query]() -> Expected<ChangeSlice> {
        if (query.since > base::Seq(committed()))
            return base::unexpected(base::Error {base::ErrorCode::Reset, {}, {}});
        return slice(query);
    });
}

QFuture<Expected<SnapshotSlice>> FakeLog::snapshot(QList<domain::RoomPattern>)
{
    return read<SnapshotSlice>([this] { return SnapshotSlice {{}, base::Seq(committed())}; });
}

QFuture<Expected<SnapshotPlan>> FakeLog::snapshotPlan(QList<domain::RoomPattern> rooms)
{
    m_snapshotted = rooms;
    return read<SnapshotPlan>([this] {
        SnapshotPlan plan {{}, {}, base::Seq(committed())};
        for (int number = 1; number <= m_bets; ++number) {
            plan.numbers.append(number);
            plan.bytes.append(m_betBytes);
        }
        return plan;
    });
}

QFuture<Expected<QList<QByteArray>>> FakeLog::betsAsOf(QList<qint64> numbers, base::Seq)
{
    return read<QList<QByteArray>>([this, numbers] {
        const QByteArray bet = '"' + QByteArray(m_betBytes - 2, 'x') + '"';
        return QList<QByteArray>(numbers.size(), bet);
    });
}

void FakeLog::holdBets(int count, int bytes)
{
    m_bets = count;
    m_betBytes = bytes;
}

QFuture<Expected<base::BetId>> FakeLog::idOf(qint64)
{
    return unanswerable<base::BetId>();
}

QFuture<wire::WriteAnswer> FakeLog::write(WriteCommand command)
{
    QPromise<wire::WriteAnswer> promise;
    promise.start();
    wire::Refusal refusal;
    refusal.mutationId = command.mutation.id;
    refusal.error.code = base::ErrorCode::Busy;
    promise.addResult(wire::WriteAnswer(refusal));
    promise.finish();
    return promise.future();
}

QFuture<Expected<int>> FakeLog::deleteMany(BulkDelete)
{
    return unanswerable<int>();
}

QFuture<Expected<BetPage>> FakeLog::bets(BetQuery)
{
    return unanswerable<BetPage>();
}

QFuture<Expected<QByteArray>> FakeLog::bet(BetKey)
{
    return unanswerable<QByteArray>();
}

QFuture<Expected<QList<QByteArray>>> FakeLog::history(BetKey)
{
    return unanswerable<QList<QByteArray>>();
}

QFuture<Expected<wire::Statistics>> FakeLog::statistics(StatisticsQuery)
{
    return unanswerable<wire::Statistics>();
}

QFuture<Expected<QByteArray>> FakeLog::catalog()
{
    return unanswerable<QByteArray>();
}

QFuture<Expected<void>> FakeLog::replaceCatalog(ReplaceCatalog)
{
    return unanswerable<void>();
}

} // namespace betlog::tests

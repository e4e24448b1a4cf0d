// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/world/sim_log_service.h"

#include "base/random.h"
#include "server/store/log_file.h"
#include "server/store/snapshot_reader.h"
#include "server/store/terms.h"

#include <QPointer>

namespace betlog::tests {

using namespace core;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint64 kLongestGathering = 10; ///< ms until what waits is written
constexpr quint64 kLongestRead = 40; ///< ms

LogSettings settingsOfNewLog()
{
    LogSettings settings;
    settings.currency = {u"USD"_s, u"$"_s, 2};
    return settings;
}

std::chrono::milliseconds within(base::Random& random, quint64 longest)
{
    return std::chrono::milliseconds(static_cast<qint64>(random.below(longest)));
}

} // namespace

base::Expected<std::unique_ptr<SimLogService>> SimLogService::open(const Parts& parts)
{
    auto writing = store::openLog({parts.file}, parts.random);
    if (!writing)
        return base::unexpected(writing.error());
    const auto settings = store::settleTerms(**writing, {}, settingsOfNewLog());
    if (!settings)
        return base::unexpected(settings.error());
    const auto epoch = store::readEpoch(**writing);
    const auto seq = store::SqlReader(**writing).head();
    auto reading = store::SqlConnection::open({parts.file, store::Access::ReadOnly});
    if (!epoch || !seq || !reading)
        return base::unexpected(!epoch ? epoch.error() : seq ? reading.error() : seq.error());
    return std::unique_ptr<SimLogService>(new SimLogService(
        parts, std::move(*writing), std::move(*reading), *settings, {*epoch, *seq}));
}

SimLogService::SimLogService(
    const Parts& parts,
    Connection writing,
    Connection reading,
    const LogSettings& settings,
    const LogHead& head)
    : m_time(parts.time)
    , m_random(parts.random)
    , m_writing(std::move(writing))
    , m_reading(std::move(reading))
    , m_settings(settings)
    , m_epoch(head.epoch)
    , m_head(head.seq.value())
    , m_store(*m_writing)
    , m_wrapped(parts.wrapStore(m_store))
    , m_ledger(*m_wrapped, m_settings, m_time, m_random)
    , m_writer({m_ledger, m_feed, m_metrics, m_head})
    , m_writeSoon(m_time)
{ }

SimLogService::~SimLogService() = default;

void SimLogService::flush()
{
    m_writeSoon.stop();
    writeWaiting();
}

void SimLogService::writeWaiting()
{
    std::vector<store::WriteTask> tasks = std::exchange(m_waiting, {});
    for (std::span left(tasks); !left.empty();)
        left = left.subspan(m_writer.write(left));
}

template <typename Answer>
QFuture<Answer> SimLogService::enqueue(Command command)
{
    QPromise<Answer> promise;
    promise.start();
    QFuture<Answer> future = promise.future();
    m_waiting.push_back({0, std::move(command), std::move(promise)});
    if (!m_writeSoon.isActive())
        m_writeSoon.start(within(m_random, kLongestGathering), [this]() { writeWaiting(); });
    return future;
}

template <typename Read>
auto SimLogService::enqueueRead(Read read)
{
    using Answer = decltype(read(std::declval<store::SqlConnection&>()));
    const auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    const QPointer<QObject> life(&m_life);
    (void)m_time.callAfter(within(m_random, kLongestRead), [this, life, promise, read]() {
        if (!life)
            return;
        promise->addResult(read(*m_reading));
        promise->finish();
    });
    return promise->future();
}

QFuture<wire::WriteAnswer> SimLogService::write(WriteCommand command)
{
    return enqueue<wire::WriteAnswer>(std::move(command));
}

QFuture<base::Expected<int>> SimLogService::deleteMany(BulkDelete command)
{
    return enqueue<base::Expected<int>>(std::move(command));
}

QFuture<base::Expected<BetPage>> SimLogService::bets(BetQuery query)
{
    return enqueueRead([query](store::SqlConnection& connection) {
        return store::SqlReader(connection).bets(query);
    });
}

QFuture<base::Expected<QByteArray>> SimLogService::bet(BetKey key)
{
    return enqueueRead(
        [key](store::SqlConnection& connection) { return store::SqlReader(connection).bet(key); });
}

QFuture<base::Expected<base::BetId>> SimLogService::idOf(qint64 number)
{
    return enqueueRead([number](store::SqlConnection& connection) {
        return store::SqlReader(connection).idOf(number);
    });
}

QFuture<base::Expected<QList<QByteArray>>> SimLogService::history(BetKey key)
{
    return enqueueRead([key](store::SqlConnection& connection) {
        return store::SqlReader(connection).history(key);
    });
}

QFuture<base::Expected<ChangeSlice>> SimLogService::changes(ChangeQuery query)
{
    return enqueueRead([query](store::SqlConnection& connection) {
        return store::SqlReader(connection).changes(query);
    });
}

QFuture<base::Expected<SnapshotSlice>> SimLogService::snapshot(QList<domain::RoomPattern> rooms)
{
    return enqueueRead([rooms](store::SqlConnection& connection) {
        return store::SqlReader(connection).snapshot(rooms);
    });
}

QFuture<base::Expected<SnapshotPlan>> SimLogService::snapshotPlan(QList<domain::RoomPattern> rooms)
{
    return enqueueRead([rooms](store::SqlConnection& connection) {
        return store::SnapshotReader(connection).plan(rooms);
    });
}

QFuture<base::Expected<QList<QByteArray>>>
SimLogService::betsAsOf(QList<qint64> numbers, base::Seq seq)
{
    return enqueueRead([numbers, seq](store::SqlConnection& connection) {
        return store::SnapshotReader(connection).betsAsOf(numbers, seq);
    });
}

QFuture<base::Expected<wire::Statistics>> SimLogService::statistics(StatisticsQuery query)
{
    return enqueueRead([this, query](store::SqlConnection& connection) {
        return m_statistics.statistics(connection, query);
    });
}

QFuture<base::Expected<QByteArray>> SimLogService::catalog()
{
    return enqueueRead(
        [](store::SqlConnection& connection) { return store::SqlReader(connection).catalog(); });
}

QFuture<base::Expected<void>> SimLogService::replaceCatalog(ReplaceCatalog command)
{
    return enqueue<base::Expected<void>>(std::move(command));
}

} // namespace betlog::tests

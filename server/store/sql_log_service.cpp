// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/sql_log_service.h"

#include "server/store/log_file.h"
#include "server/store/snapshot_reader.h"
#include "server/store/sql_reader.h"
#include "server/store/terms.h"

namespace betlog::store {

using namespace core;
using namespace Qt::Literals::StringLiterals;

namespace {

base::Error busy()
{
    return {base::ErrorCode::Busy, u"The server is busy; try again in a moment."_s, {}};
}

wire::WriteAnswer busyAnswer(base::MutationId id)
{
    wire::Refusal refusal;
    refusal.error = busy();
    refusal.mutationId = id;
    refusal.retryable = true;
    return refusal;
}

template <typename Answer>
void finish(QPromise<Answer>& promise, Answer answer)
{
    promise.addResult(std::move(answer));
    promise.finish();
}

SqlOptions sqlOptions(const SqlLogService::Options& options)
{
    return {logFile(options.folder), Access::ReadWrite, options.busyTimeoutMs};
}

/// Opens the log once, before the threads do, to learn what it is kept under.
base::Expected<void> settle(SqlLogService::Options& options, base::Random& random)
{
    const auto connection = openLog(sqlOptions(options), random);
    if (!connection)
        return base::unexpected(connection.error());
    return settleTerms(**connection, options.asked, options.settings)
        .map([&options](const LogSettings& settings) { options.settings = settings; });
}

} // namespace

base::Expected<std::unique_ptr<SqlLogService>>
SqlLogService::open(Options options, const base::Clock& clock, base::Random& random)
{
    base::Expected<std::unique_ptr<FolderLock>> lock = FolderLock::take(options.folder);
    if (!lock)
        return base::unexpected(lock.error());
    if (const auto settled = settle(options, random); !settled)
        return base::unexpected(settled.error());
    std::unique_ptr<SqlLogService> service(
        new SqlLogService(std::move(options), std::move(*lock), clock, random));
    const base::Expected<LogHead> head = service->m_writer.start();
    if (!head)
        return base::unexpected(head.error());
    service->m_epoch = head->epoch;
    service->m_readers = std::make_unique<ReaderThreads>(
        sqlOptions(service->m_options), service->m_options.readerThreads);
    constexpr int kLongReaderThreads = 1; // What is long may take one core, and never all.
    service->m_longReaders =
        std::make_unique<ReaderThreads>(sqlOptions(service->m_options), kLongReaderThreads);
    return service;
}

SqlLogService::SqlLogService(
    Options options,
    std::unique_ptr<FolderLock> lock,
    const base::Clock& clock,
    base::Random& random)
    : m_options(std::move(options))
    , m_lock(std::move(lock))
    , m_folds(sqlOptions(m_options), m_metrics)
    , m_writer(
          {sqlOptions(m_options), m_options.settings, clock, random, m_feed, m_metrics, m_folds})
{ }

SqlLogService::~SqlLogService()
{
    stop();
}

void SqlLogService::stop()
{
    // Whoever closes the database last folds its write-ahead log in; a reader may not.
    for (ReaderThreads* const readers : {m_readers.get(), m_longReaders.get()}) {
        if (readers)
            readers->stop();
    }
    m_folds.stop();
    m_writer.stop();
}

/// A command of nobody in particular has a turn of its own.
quint64 SqlLogService::clientOf(const Command& command)
{
    constexpr quint64 kNobodyElses = 1ULL << 63;
    const auto* const write = std::get_if<WriteCommand>(&command);
    return write && write->client != 0 ? write->client : kNobodyElses | ++m_turns;
}

template <typename Answer>
QFuture<Answer> SqlLogService::enqueue(Command command, const Answer& whereFull)
{
    QPromise<Answer> promise;
    promise.start();
    QFuture<Answer> future = promise.future();
    WriteTask task {clientOf(command), std::move(command), std::move(promise)};
    if (!m_writer.push(task)) {
        ++m_metrics.busyWrites;
        finish(std::get<QPromise<Answer>>(task.promise), whereFull);
    }
    return future;
}

/// `read` makes an Expected of a connection.
template <typename Read>
auto SqlLogService::enqueueRead(Lane lane, Read read)
{
    using Answer = decltype(read(std::declval<SqlConnection&>()));
    const auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    QFuture<Answer> future = promise->future();
    ReaderThreads::Task task = [promise, read](const base::Expected<SqlConnection*>& connection) {
        if (promise->isCanceled()) // Whoever asked is gone.
            promise->finish();
        else if (connection)
            finish(*promise, read(**connection));
        else
            finish(*promise, Answer(base::unexpected(connection.error())));
    };
    ++m_metrics.reads;
    if (!(lane == Lane::Long ? m_longReaders : m_readers)->push(task)) {
        ++m_metrics.busyReads;
        finish(*promise, Answer(base::unexpected(busy())));
    }
    return future;
}

QFuture<wire::WriteAnswer> SqlLogService::write(WriteCommand command)
{
    const wire::WriteAnswer whereFull = busyAnswer(command.mutation.id);
    return enqueue(Command(std::move(command)), whereFull);
}

QFuture<base::Expected<int>> SqlLogService::deleteMany(BulkDelete command)
{
    return enqueue(Command(std::move(command)), base::Expected<int>(base::unexpected(busy())));
}

QFuture<base::Expected<BetPage>> SqlLogService::bets(BetQuery query)
{
    const Lane lane = query.limit == 0 ? Lane::Long : Lane::Short; // 0: a whole week
    return enqueueRead(
        lane, [query](SqlConnection& connection) { return SqlReader(connection).bets(query); });
}

QFuture<base::Expected<QByteArray>> SqlLogService::bet(BetKey key)
{
    return enqueueRead(
        Lane::Short, [key](SqlConnection& connection) { return SqlReader(connection).bet(key); });
}

QFuture<base::Expected<base::BetId>> SqlLogService::idOf(qint64 number)
{
    return enqueueRead(Lane::Short, [number](SqlConnection& connection) {
        return SqlReader(connection).idOf(number);
    });
}

QFuture<base::Expected<QList<QByteArray>>> SqlLogService::history(BetKey key)
{
    return enqueueRead(Lane::Long, [key](SqlConnection& connection) {
        return SqlReader(connection).history(key);
    });
}

QFuture<base::Expected<ChangeSlice>> SqlLogService::changes(ChangeQuery query)
{
    return enqueueRead(Lane::Short, [query](SqlConnection& connection) {
        return SqlReader(connection).changes(query);
    });
}

QFuture<base::Expected<SnapshotSlice>> SqlLogService::snapshot(QList<domain::RoomPattern> rooms)
{
    return enqueueRead(Lane::Long, [rooms](SqlConnection& connection) {
        return SqlReader(connection).snapshot(rooms);
    });
}

QFuture<base::Expected<SnapshotPlan>> SqlLogService::snapshotPlan(QList<domain::RoomPattern> rooms)
{
    return enqueueRead(Lane::Long, [rooms](SqlConnection& connection) {
        return SnapshotReader(connection).plan(rooms);
    });
}

QFuture<base::Expected<QList<QByteArray>>>
SqlLogService::betsAsOf(QList<qint64> numbers, base::Seq seq)
{
    return enqueueRead(Lane::Short, [numbers, seq](SqlConnection& connection) {
        return SnapshotReader(connection).betsAsOf(numbers, seq);
    });
}

QFuture<base::Expected<wire::Statistics>> SqlLogService::statistics(StatisticsQuery query)
{
    return enqueueRead(Lane::Long, [this, query](SqlConnection& connection) {
        return m_statistics.statistics(connection, query);
    });
}

QFuture<base::Expected<QByteArray>> SqlLogService::catalog()
{
    return enqueueRead(
        Lane::Short, [](SqlConnection& connection) { return SqlReader(connection).catalog(); });
}

QFuture<base::Expected<void>> SqlLogService::replaceCatalog(ReplaceCatalog command)
{
    return enqueue(Command(std::move(command)), base::Expected<void>(base::unexpected(busy())));
}

void SqlLogService::readAhead()
{
    ReaderThreads::Task task = [this](const base::Expected<SqlConnection*>& connection) {
        if (connection && m_statistics.readAhead(**connection).value_or(false))
            readAhead();
    };
    (void)m_longReaders->push(task); // Where the queue is full, whoever asks reads for themselves.
}

LogHead SqlLogService::head() const
{
    return {m_epoch, m_writer.head()};
}

} // namespace betlog::store

// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/writer_thread.h"

#include "base/clock.h"
#include "server/core/change_feed.h"
#include "server/store/log_file.h"
#include "server/store/sql_reader.h"
#include "server/store/sql_store.h"
#include "wire/error_code.h"

#include <QElapsedTimer>
#include <QFuture>

namespace betlog::store {

namespace {

/// Enough that a disk which syncs 100 times a second still takes 100,000 writes in a minute; past
/// it a client is better told to wait.
constexpr size_t kMaxWaitingWrites = 4096;
/// A transaction that is longer makes nobody faster, and lets everybody wait.
constexpr size_t kMaxBatch = 512;

template <typename Answer>
void finish(QPromise<Answer>& promise, Answer answer)
{
    promise.addResult(std::move(answer));
    promise.finish();
}

void answer(WriteTask& task, core::Outcome outcome)
{
    std::visit(
        [&outcome]<typename Answer>(QPromise<Answer>& promise) {
            finish(promise, std::get<Answer>(std::move(outcome.answer)));
        },
        task.promise);
}

/// What everybody hears where nothing could be written.
core::Outcome failure(const core::Command& command, const base::Error& error)
{
    if (const auto* write = std::get_if<core::WriteCommand>(&command)) {
        wire::Refusal refusal;
        refusal.error = error;
        refusal.mutationId = write->mutation.id;
        refusal.retryable = wire::isRetryable(error.code);
        return {wire::WriteAnswer(refusal)};
    }
    if (std::holds_alternative<core::BulkDelete>(command))
        return {base::Expected<int>(base::unexpected(error))};
    return {base::Expected<void>(base::unexpected(error))};
}

bool isRefused(const core::Outcome& outcome)
{
    if (const auto* answer = std::get_if<wire::WriteAnswer>(&outcome.answer))
        return std::holds_alternative<wire::Refusal>(*answer);
    if (const auto* deleted = std::get_if<base::Expected<int>>(&outcome.answer))
        return !deleted->has_value();
    return !std::get<base::Expected<void>>(outcome.answer).has_value();
}

} // namespace

WriterThread::WriterThread(Parts parts)
    : m_parts(std::move(parts))
    , m_queue(kMaxWaitingWrites)
{ }

WriterThread::~WriterThread()
{
    stop();
}

base::Expected<core::LogHead> WriterThread::start()
{
    QPromise<base::Expected<core::LogHead>> opened;
    opened.start();
    QFuture<base::Expected<core::LogHead>> future = opened.future();
    m_thread.reset(QThread::create(
        [this,
         promise = std::make_shared<QPromise<base::Expected<core::LogHead>>>(std::move(opened))] {
            run(std::move(*promise));
        }));
    m_thread->setObjectName(QStringLiteral("log writer"));
    m_thread->start();
    return future.result();
}

void WriterThread::stop()
{
    m_queue.close();
    if (m_thread)
        m_thread->wait();
    m_thread.reset();
}

void WriterThread::run(QPromise<base::Expected<core::LogHead>> opened)
{
    const auto connection = openLog(m_parts.log, m_parts.random);
    if (!connection)
        return finish(opened, base::Expected<core::LogHead>(base::unexpected(connection.error())));
    const base::Expected<base::Epoch> epoch = readEpoch(**connection);
    const base::Expected<base::Seq> seq = SqlReader(**connection).head();
    if (!epoch || !seq)
        return finish(
            opened,
            base::Expected<core::LogHead>(base::unexpected(epoch ? seq.error() : epoch.error())));
    m_head.store(seq->value());
    finish(opened, base::Expected<core::LogHead>(core::LogHead {*epoch, *seq}));

    SqlStore store(**connection);
    core::Ledger ledger(store, m_parts.settings, m_parts.clock, m_parts.random);
    for (auto tasks = m_queue.take(kMaxBatch); !tasks.empty(); tasks = m_queue.take(kMaxBatch))
        writeBatch(ledger, std::move(tasks));
}

void WriterThread::writeBatch(core::Ledger& ledger, std::vector<WriteTask> tasks)
{
    QList<core::Command> commands;
    commands.reserve(qsizetype(tasks.size()));
    for (const WriteTask& task : tasks)
        commands.append(task.command);

    QElapsedTimer timer;
    timer.start();
    base::Expected<core::Batch> batch = ledger.apply(commands);
    m_parts.metrics.commitMicroseconds.observe(timer.nsecsElapsed() / 1000);
    m_parts.metrics.batchSize.observe(commands.size());
    if (!batch) {
        ++m_parts.metrics.failedBatches;
        for (WriteTask& task : tasks)
            answer(task, failure(task.command, batch.error()));
        return;
    }
    count(*batch);
    tellFeed(*batch);
    for (size_t i = 0; i < tasks.size(); ++i)
        answer(tasks.at(i), std::move(batch->outcomes[qsizetype(i)]));
}

void WriterThread::tellFeed(const core::Batch& batch)
{
    core::ChangeFeed& feed = m_parts.feed;
    if (!batch.changes.isEmpty()) {
        m_head.store(batch.changes.last().seq.value());
        const auto tell = [&feed, changes = batch.changes] {
            emit feed.committed(changes);
        };
        QMetaObject::invokeMethod(&feed, tell, Qt::QueuedConnection);
    }
    if (batch.isCatalogReplaced) {
        const auto tell = [&feed] {
            emit feed.catalogReplaced();
        };
        QMetaObject::invokeMethod(&feed, tell, Qt::QueuedConnection);
    }
}

void WriterThread::count(const core::Batch& batch)
{
    StoreMetrics& metrics = m_parts.metrics;
    metrics.commands += batch.outcomes.size();
    metrics.changes += batch.changes.size();
    for (const core::Outcome& outcome : batch.outcomes) {
        metrics.refusals += isRefused(outcome) ? 1 : 0;
        metrics.repeats += outcome.isRepeated ? 1 : 0;
    }
}

} // namespace betlog::store

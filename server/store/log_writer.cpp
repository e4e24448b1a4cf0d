// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/log_writer.h"

#include "server/core/change_feed.h"
#include "wire/error_code.h"
#include "wire/limits.h"

#include <QElapsedTimer>

namespace betlog::store {

namespace {

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

/// What is slow to decide must keep neither those before it waiting for their answers, nor those
/// who have come meanwhile.
size_t LogWriter::write(std::span<WriteTask> tasks)
{
    QList<core::Command> commands;
    commands.reserve(qsizetype(tasks.size()));
    for (const WriteTask& task : tasks)
        commands.append(task.command);

    QElapsedTimer timer;
    timer.start();
    base::Expected<core::Batch> batch =
        m_parts.ledger.applyWithin(wire::limits::kMaxBatchTime, commands);
    m_parts.metrics.commitMicroseconds.observe(timer.nsecsElapsed() / 1000);
    m_parts.metrics.batchSize.observe(batch ? batch->outcomes.size() : commands.size());
    if (!batch) {
        ++m_parts.metrics.failedBatches;
        for (WriteTask& task : tasks)
            answer(task, failure(task.command, batch.error()));
        return tasks.size();
    }
    count(*batch);
    tellFeed(*batch);
    const auto taken = static_cast<size_t>(batch->outcomes.size());
    for (size_t i = 0; i < taken; ++i)
        answer(tasks[i], std::move(batch->outcomes[qsizetype(i)]));
    return taken;
}

void LogWriter::tellFeed(const core::Batch& batch)
{
    core::ChangeFeed& feed = m_parts.feed;
    if (!batch.changes.isEmpty()) {
        m_parts.head.store(batch.changes.last().seq.value());
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

void LogWriter::count(const core::Batch& batch)
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

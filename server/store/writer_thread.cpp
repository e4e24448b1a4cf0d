// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/writer_thread.h"

#include "server/store/fold_schedule.h"
#include "server/store/fold_thread.h"
#include "server/store/gathering.h"
#include "server/store/log_file.h"
#include "server/store/sql_reader.h"
#include "server/store/sql_store.h"
#include "server/store/wal_folder.h"
#include "server/store/wal_length.h"
#include "wire/limits.h"

#include <QElapsedTimer>
#include <QFuture>

namespace betlog::store {

namespace {

template <typename Answer>
void finish(QPromise<Answer>& promise, Answer answer)
{
    promise.addResult(std::move(answer));
    promise.finish();
}

} // namespace

WriterThread::WriterThread(Parts parts)
    : m_parts(std::move(parts))
    , m_queue(wire::limits::kMaxWaitingWrites)
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
    writeUntilStopped(**connection);
}

void WriterThread::writeUntilStopped(SqlConnection& connection)
{
    SqlStore store(connection);
    core::Ledger ledger(store, m_parts.settings, m_parts.clock, m_parts.random);
    LogWriter writer({ledger, m_parts.feed, m_parts.metrics, m_head});
    FoldSchedule schedule;
    const WalLength wal(connection);
    WalFolder folder(m_parts.metrics);
    Gathering gathering;
    constexpr size_t kMost = wire::limits::kMaxBatch;
    for (auto tasks = m_queue.take(kMost); !tasks.empty(); tasks = m_queue.take(kMost)) {
        QElapsedTimer timer;
        timer.start();
        const size_t taken = writer.write(tasks);
        const Gathering::Time took(timer.nsecsElapsed() / 1000);
        m_queue.putBack(std::span(tasks).subspan(taken));
        const FoldSchedule::Turn turn = schedule.next(wal.pages());
        if (turn == FoldSchedule::Turn::Beside)
            m_parts.folds.wake();
        else if (turn == FoldSchedule::Turn::Writer)
            folder.fold(&connection);
        const auto wait = gathering.after(taken, m_queue.size(), took, store.commitTook());
        if (wait.atMost > Gathering::Time::zero())
            gathering.found(m_queue.gather(wait.tasks, wait.atMost));
    }
}

} // namespace betlog::store

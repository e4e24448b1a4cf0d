// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/reader_threads.h"

#include "server/store/log_file.h"
#include "wire/limits.h"

namespace betlog::store {

ReaderThreads::ReaderThreads(SqlOptions log, int threads)
    : m_log(std::move(log))
    , m_queue(wire::limits::kMaxWaitingReads)
{
    for (int i = 0; i < threads; ++i) {
        m_threads.emplace_back(QThread::create([this] { run(); }));
        m_threads.back()->setObjectName(QStringLiteral("log reader"));
        m_threads.back()->start();
    }
}

ReaderThreads::~ReaderThreads()
{
    stop();
}

void ReaderThreads::stop()
{
    m_queue.close();
    for (const std::unique_ptr<QThread>& thread : m_threads)
        thread->wait();
    m_threads.clear();
}

void ReaderThreads::run()
{
    std::unique_ptr<SqlConnection> connection;
    for (auto tasks = m_queue.take(1); !tasks.empty(); tasks = m_queue.take(1)) {
        if (!connection) {
            auto opened = openLogForReading(m_log);
            if (!opened) {
                tasks.front()(base::unexpected(opened.error()));
                continue;
            }
            connection = std::move(*opened);
        }
        tasks.front()(connection.get());
    }
}

} // namespace betlog::store

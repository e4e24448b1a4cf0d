// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/fold_thread.h"

#include "server/store/log_file.h"
#include "server/store/wal_folder.h"

namespace betlog::store {

FoldThread::FoldThread(SqlOptions log, StoreMetrics& metrics)
    : m_log(std::move(log))
    , m_metrics(metrics)
    , m_thread(QThread::create([this] { run(); }))
{
    m_thread->setObjectName(QStringLiteral("log fold"));
    m_thread->start();
}

FoldThread::~FoldThread()
{
    stop();
}

void FoldThread::wake()
{
    Wake wake;
    (void)m_wakes.push(wake); // Where one waits already, that one is enough.
}

void FoldThread::stop()
{
    m_wakes.close();
    if (m_thread)
        m_thread->wait();
    m_thread.reset();
}

void FoldThread::run()
{
    WalFolder folder(m_metrics);
    std::unique_ptr<SqlConnection> connection;
    while (!m_wakes.take(1).empty()) {
        if (!connection) {
            auto opened = openLogBeside(m_log);
            if (!opened) {
                folder.fold(base::unexpected(opened.error()));
                continue;
            }
            connection = std::move(*opened);
        }
        folder.fold(connection.get());
    }
}

} // namespace betlog::store

// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "base/clock.h"
#include "base/random.h"
#include "server/store/sql_log_service.h"
#include "tests/support/bets.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <cstdio>
#include <deque>

using namespace betlog;

namespace {

/// So many writers place bets, each the next one once its last was acked; the bets a second.
double betsPerSecond(size_t writers, int bets)
{
    const QTemporaryDir folder;
    base::SystemClock clock;
    base::SystemRandom random;
    const auto service = store::SqlLogService::open({.folder = folder.path()}, clock, random);
    if (!service)
        qFatal("%s", qPrintable(service.error().detail));
    std::deque<QFuture<wire::WriteAnswer>> answers;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < bets; ++i) {
        if (answers.size() == writers) {
            answers.front().waitForFinished();
            answers.pop_front();
        }
        const base::BetId bet(random.uuid());
        answers.push_back((*service)->write({tests::aMutation(tests::aCreate(), bet), {}}));
    }
    for (QFuture<wire::WriteAnswer>& answer : answers)
        answer.waitForFinished();
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    const store::StoreMetrics& metrics = (*service)->metrics();
    const qint64 commits = metrics.commitMicroseconds.total();
    std::printf(
        "%4zu writers: %7.0f bets/s, %6.0f commits/s, %5.1f bets a commit, %7.0f us a commit\n",
        writers,
        bets / seconds,
        double(commits) / seconds,
        double(bets) / double(commits),
        double(metrics.commitMicroseconds.sum()) / double(commits));
    return bets / seconds;
}

} // namespace

/// What group commit is worth: bets a second of one writer that waits for each, and of many.
int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const double alone = betsPerSecond(1, 1000);
    (void)betsPerSecond(16, 5000);
    const double together = betsPerSecond(256, 10'000);
    std::printf("ratio %.1f\n", together / alone);
    return 0;
}

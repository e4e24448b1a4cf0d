// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "base/clock.h"
#include "base/random.h"
#include "server/store/sql_log_service.h"
#include "tests/support/test_log.h"

#include <QCoreApplication>

#include <cstdio>
#include <deque>

/// Places bets in the log of the folder that is its one argument, as fast as it can, until it is
/// killed. Says each that was acked, once it was: "<seq> <bet id>".
int main(int argc, char** argv)
{
    using namespace betlog;
    const QCoreApplication application(argc, argv);
    if (argc != 2)
        return 2;
    constexpr size_t kInFlight = 16;
    base::SystemClock clock;
    base::SystemRandom random;
    const auto service = store::SqlLogService::open(
        {QString::fromLocal8Bit(argv[1]), tests::testSettings()}, clock, random);
    if (!service) {
        std::fprintf(stderr, "%s\n", qPrintable(service.error().detail));
        return 1;
    }
    std::deque<QFuture<wire::WriteAnswer>> answers;
    while (true) {
        const base::BetId bet(random.uuid());
        answers.push_back((*service)->write({tests::aMutation(tests::aCreate(), bet), {}}));
        if (answers.size() < kInFlight)
            continue;
        const wire::WriteAnswer answer = answers.front().result();
        answers.pop_front();
        const auto* ack = std::get_if<wire::Ack>(&answer);
        if (!ack)
            return 1;
        const QString line = QStringLiteral("%1 %2").arg(ack->seq.value()).arg(ack->bet.id.text());
        std::printf("%s\n", qPrintable(line));
        std::fflush(stdout);
    }
}

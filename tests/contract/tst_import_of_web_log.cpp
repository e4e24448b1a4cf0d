// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "files/import.h"
#include "server/core/import_run.h"
#include "server/store/log_file.h"
#include "server/store/offline_log.h"
#include "server/store/statistics_cache.h"
#include "server/store/verify.h"
#include "tests/support/test_log.h"
#include "wire/bet_json.h"
#include "wire/catalog_json.h"

#include <QTemporaryDir>
#include <QtTest>

namespace betlog::tests {

using namespace Qt::Literals::StringLiterals;

/// The original web log, as it comes, into a log on disk.
class TestImportOfWebLog : public QObject
{
    Q_OBJECT

private slots:
    void bringsTheRealLogInOnce();

private:
    static void comparesOrderAndStreak(const QString& folder);
};

namespace {

core::LogSettings playMoney()
{
    core::LogSettings settings;
    settings.currency = {u"CHIPS"_s, {}, 0};
    return settings;
}

QList<core::ImportWrite> realLog(store::SqlReader reader)
{
    QFile file(QStringLiteral(TEST_DATA_DIR) + u"/ergosphere/casino_bet.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no real log");
    const auto catalog = wire::decodeCatalog(reader.catalog().value());
    files::ImportOptions options;
    options.weekStart = playMoney().weekStart;
    options.currency = playMoney().currency;
    options.rules = playMoney().rules;
    options.catalog = &*catalog;
    const auto plan = files::planImport(file.readAll(), options);
    QList<core::ImportWrite> writes;
    for (const files::ImportItem& item : plan->items) {
        if (item.verdict == files::Verdict::New)
            writes.append({item.source, item.create, item.payoutOverride});
    }
    return writes;
}

/// What the log says that a bet returned.
qint64 receiptOf(const QString& folder, const QString& source)
{
    const auto log = store::openLogForReading({store::logFile(folder)});
    const auto page = store::SqlReader(**log).bets({});
    for (const QByteArray& json : page->bets) {
        const domain::Bet bet = wire::decodeBet(json).value();
        if (bet.slip.externalId == source)
            return bet.payout.totalReturn.minor();
    }
    return -1;
}

} // namespace

void TestImportOfWebLog::bringsTheRealLogInOnce()
{
    const QTemporaryDir folder;
    SeededRandom random;
    const FakeClock clock(aMoment());
    for (const bool isFirst : {true, false}) {
        const auto log = store::OfflineLog::open(folder.path(), playMoney(), {}, clock, random);
        QVERIFY(log);
        const QList<core::ImportWrite> writes = realLog((*log)->reader());
        QCOMPARE(writes.size(), 4);
        const auto report = core::runImport((*log)->ledger(), writes, {QString(), true});
        QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
        QVERIFY2(report->refusals.isEmpty(), qPrintable(report->refusals.join(u'\n')));
        QCOMPARE(isFirst ? report->added : report->alreadyThere, writes.size());

        const auto second = store::OfflineLog::open(folder.path(), playMoney(), {}, clock, random);
        QCOMPARE(second.error().code, base::ErrorCode::Busy);
    }
    const auto verified = store::verifyLog(folder.path());
    QVERIFY2(verified, verified ? "" : qPrintable(verified.error().detail));
    QCOMPARE(receiptOf(folder.path(), u"weblog:17"_s), 128);
    comparesOrderAndStreak(folder.path());
}

/// The file has the newest first; the log has what was bet last last, and counts streaks so.
void TestImportOfWebLog::comparesOrderAndStreak(const QString& folder)
{
    const auto log = store::openLogForReading({store::logFile(folder)});
    QVERIFY(log);
    QList<base::Timestamp> dates;
    const auto page = store::SqlReader(**log).bets({});
    for (const QByteArray& json : page->bets)
        dates.prepend(wire::decodeBet(json)->betDate);
    QCOMPARE(dates.size(), 4);
    QVERIFY(std::ranges::is_sorted(dates));
    store::StatisticsCache cache;
    const auto statistics = cache.statistics(**log, {});
    const auto flight = std::ranges::find(statistics->people, u"FLIGHTx12!"_s, &domain::Tally::key);
    QVERIFY(flight != statistics->people.end());
    QCOMPARE(flight->streak, 1);
}

} // namespace betlog::tests

QTEST_GUILESS_MAIN(betlog::tests::TestImportOfWebLog)
#include "tst_import_of_web_log.moc"

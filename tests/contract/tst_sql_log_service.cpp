// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "base/random.h"
#include "server/store/sql_log_service.h"
#include "tests/support/test_log.h"
#include "wire/bet_json.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

namespace betlog::tests {

using namespace Qt::Literals::StringLiterals;
using store::SqlLogService;

/// The log service as the network uses it: with its threads, on disk.
class TestSqlLogService : public QObject
{
    Q_OBJECT

private slots:
    void acksABetThatIsReadBackAfterwards();
    void tellsTheFeedBeforeItAnswers();
    void givesManyWritersOneOrderInFewTransactions();
    void foldsTheWriteAheadLogInWhileItWrites();
    void answersWhatWaitsWhenItStops();
    void answersBusyOnceItHasStopped();
    void keepsTheLogAndItsEpochOverARestart();
    void refusesAFolderThatAnotherServerHas();
    void tellsThatTheCatalogueWasReplaced();

private:
    [[nodiscard]] std::unique_ptr<SqlLogService> openService();

    QTemporaryDir m_folder;
    int m_logs = 0;
    base::SystemClock m_clock;
    base::SystemRandom m_random;
};

namespace {

core::WriteCommand placing(int bet)
{
    return {aMutation(aCreate(), betId(bet)), ann()};
}

QList<core::CommittedChange> changesOf(const QSignalSpy& spy)
{
    QList<core::CommittedChange> changes;
    for (const QVariantList& call : spy)
        changes += call.at(0).value<QList<core::CommittedChange>>();
    return changes;
}

} // namespace

std::unique_ptr<SqlLogService> TestSqlLogService::openService()
{
    SqlLogService::Options options;
    options.folder = m_folder.filePath(u"log%1"_s.arg(m_logs));
    options.settings = testSettings();
    auto service = SqlLogService::open(options, m_clock, m_random);
    if (!service)
        qFatal("%s", qPrintable(service.error().detail));
    return std::move(*service);
}

void TestSqlLogService::acksABetThatIsReadBackAfterwards()
{
    ++m_logs;
    const auto service = openService();
    const wire::WriteAnswer answer = service->write(placing(1)).result();
    const auto& ack = std::get<wire::Ack>(answer);
    QCOMPARE(ack.seq, base::Seq(1));
    QCOMPARE(ack.bet.number, 1);
    QCOMPARE(service->head().seq, base::Seq(1));

    const auto json = service->bet(betId(1)).result();
    QVERIFY(json);
    QCOMPARE(wire::decodeBet(*json).value(), ack.bet);
    const auto changes = service->changes({{}, {domain::RoomPattern()}}).result();
    QVERIFY(changes);
    QCOMPARE(changes->changes.size(), 1);
    QCOMPARE(changeOf(changes->changes.first()).bet, ack.bet);
}

void TestSqlLogService::tellsTheFeedBeforeItAnswers()
{
    ++m_logs;
    const auto service = openService();
    QStringList events;
    QObject context;
    connect(&service->feed(), &core::ChangeFeed::committed, &context, [&] {
        events.append(u"told"_s);
    });
    service->write(placing(1)).then(&context, [&](const wire::WriteAnswer&) {
        events.append(u"answered"_s);
    });
    QTRY_COMPARE(events.size(), 2);
    QCOMPARE(events, QStringList({u"told"_s, u"answered"_s}));
}

void TestSqlLogService::givesManyWritersOneOrderInFewTransactions()
{
    ++m_logs;
    constexpr int kWrites = 400;
    const auto service = openService();
    const QSignalSpy spy(&service->feed(), &core::ChangeFeed::committed);
    QList<QFuture<wire::WriteAnswer>> answers;
    for (int i = 1; i <= kWrites; ++i)
        answers.append(service->write(placing(i)));
    for (int i = 0; i < kWrites; ++i) {
        const wire::WriteAnswer answer = answers[i].result();
        QCOMPARE(std::get<wire::Ack>(answer).seq, base::Seq(i + 1));
    }
    QTRY_COMPARE(changesOf(spy).size(), kWrites);
    qint64 seq = 0;
    for (const core::CommittedChange& change : changesOf(spy))
        QCOMPARE(change.seq, base::Seq(++seq));
    QVERIFY(service->metrics().batchSize.total() < kWrites / 2);
    QCOMPARE(service->metrics().changes.load(), kWrites);
}

void TestSqlLogService::foldsTheWriteAheadLogInWhileItWrites()
{
    ++m_logs;
    constexpr int kWrites = 600;
    const auto service = openService();
    QCOMPARE(service->metrics().folds.load(), 0);
    for (int i = 1; i <= kWrites && service->metrics().folds.load() == 0; ++i)
        QVERIFY(std::holds_alternative<wire::Ack>(service->write(placing(i)).result()));
    QTRY_VERIFY(service->metrics().folds.load() > 0);
    QCOMPARE(service->metrics().failedFolds.load(), 0);
}

void TestSqlLogService::answersWhatWaitsWhenItStops()
{
    ++m_logs;
    const auto service = openService();
    QList<QFuture<wire::WriteAnswer>> answers;
    for (int i = 1; i <= 50; ++i)
        answers.append(service->write(placing(i)));
    QFuture<base::Expected<core::BetPage>> page = service->bets({});
    service->stop();
    for (const QFuture<wire::WriteAnswer>& answer : answers) {
        QVERIFY(answer.isFinished());
        QVERIFY(std::holds_alternative<wire::Ack>(answer.result()));
    }
    QVERIFY(page.isFinished());
    QVERIFY(page.result());

    const QString file = m_folder.filePath(u"log%1/betlog.db"_s.arg(m_logs));
    QVERIFY(QFile::exists(file));
    QVERIFY2(!QFile::exists(file + u"-wal"_s), "the log is in more than one file");
}

void TestSqlLogService::answersBusyOnceItHasStopped()
{
    ++m_logs;
    const auto service = openService();
    service->stop();
    const wire::WriteAnswer answer = service->write(placing(1)).result();
    const auto& refusal = std::get<wire::Refusal>(answer);
    QCOMPARE(refusal.error.code, base::ErrorCode::Busy);
    QVERIFY(refusal.retryable);
    QCOMPARE(service->bets({}).result().error().code, base::ErrorCode::Busy);
    QCOMPARE(service->deleteMany({}).result().error().code, base::ErrorCode::Busy);
}

void TestSqlLogService::keepsTheLogAndItsEpochOverARestart()
{
    ++m_logs;
    core::LogHead before;
    {
        const auto service = openService();
        QVERIFY(std::holds_alternative<wire::Ack>(service->write(placing(1)).result()));
        before = service->head();
    }
    const auto service = openService();
    QCOMPARE(service->head().epoch, before.epoch);
    QCOMPARE(service->head().seq, before.seq);
    QVERIFY(service->bet(qint64(1)).result());
}

void TestSqlLogService::refusesAFolderThatAnotherServerHas()
{
    ++m_logs;
    auto first = openService();
    SqlLogService::Options options;
    options.folder = m_folder.filePath(u"log%1"_s.arg(m_logs));
    const auto second = SqlLogService::open(options, m_clock, m_random);
    QVERIFY(!second);
    QCOMPARE(second.error().code, base::ErrorCode::Busy);
    const QString holder = u"process %1"_s.arg(QCoreApplication::applicationPid());
    QVERIFY2(second.error().detail.contains(holder), qPrintable(second.error().detail));

    first.reset();
    QVERIFY(SqlLogService::open(options, m_clock, m_random));
}

void TestSqlLogService::tellsThatTheCatalogueWasReplaced()
{
    ++m_logs;
    const auto service = openService();
    QSignalSpy spy(&service->feed(), &core::ChangeFeed::catalogReplaced);
    const auto builtIn = service->catalog().result();
    QVERIFY(builtIn);
    QVERIFY(builtIn->contains("NFL"));

    domain::Catalog catalog;
    catalog.leagues.append({u"Curling"_s, u"#FFFFFF"_s, {}, {}, {}});
    QCOMPARE(
        service->replaceCatalog({mutationId(1), catalog, ann()}).result().error().code,
        base::ErrorCode::Forbidden);
    QVERIFY(service->replaceCatalog({mutationId(2), catalog, bo()}).result());
    QTRY_COMPARE(spy.size(), 1);
    QVERIFY(service->catalog().result()->contains("Curling"));
}

} // namespace betlog::tests

QTEST_GUILESS_MAIN(betlog::tests::TestSqlLogService)
#include "tst_sql_log_service.moc"

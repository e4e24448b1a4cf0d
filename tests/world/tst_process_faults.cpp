// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/faked_clock.h"
#include "tests/support/http_client.h"
#include "tests/support/private_mounts.h"
#include "tests/world/failing_disks.h"
#include "tests/world/two_engines.h"

#include <QDir>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <csignal>

using namespace betlog;
using namespace betlog::sync;
using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kPatienceMs = 60'000; ///< for a machine that is busy with other things

void signalTo(const ServerProcess& server, int signal)
{
    QCOMPARE(::kill(static_cast<pid_t>(server.processId()), signal), 0);
}

QString verified(const ServerProcess& server)
{
    const ProgramRun run = runBetlogd({u"verify"_s, u"--data"_s, server.dataDir()});
    return run.output + run.errors;
}

/// Some 60 KB with the most lines.
QByteArray largeBet(int count = 50)
{
    QJsonObject line {
        {u"market"_s, u"prop"_s},
        {u"selection"_s, u"x"_s.repeated(500)},
        {u"description"_s, u"y"_s.repeated(450)},
        {u"stake"_s, 100},
        {u"odds"_s, QJsonObject {{u"format"_s, u"decimal"_s}, {u"text"_s, u"2"_s}}}};
    QJsonArray lines;
    for (int i = 0; i < count; ++i)
        lines.append(line);
    return jsonText(
        {{u"user_name"_s, u"Filler"_s},
         {u"league"_s, u"NFL"_s},
         {u"away_team"_s, u"A"_s},
         {u"home_team"_s, u"B"_s},
         {u"bet_data"_s, QJsonObject {{u"kind"_s, u"singles"_s}, {u"lines"_s, lines}}}});
}

/// Places such bets until one is refused, with `last`; how many were taken.
int fillUp(HttpClient& http, int lines, HttpAnswer& last)
{
    constexpr int kMost = 500;
    int placed = 0;
    for (last = http.send("POST", u"/api/bets"_s, largeBet(lines));
         last.status == 201 && placed < kMost;
         last = http.send("POST", u"/api/bets"_s, largeBet(lines)))
        ++placed;
    return placed;
}

QList<QDateTime> changeTimes(HttpClient& http)
{
    QList<QDateTime> times;
    const QJsonArray changes = http.get(u"/api/changes?since=0"_s).object()["changes"_L1].toArray();
    for (const QJsonValue& change : changes)
        times.append(QDateTime::fromString(change["timestamp"_L1].toString(), Qt::ISODateWithMs));
    return times;
}

} // namespace

/// What happens to the machine that hosts: real engines against a real betlogd that is killed,
/// stopped, out of space, out of time or not let write. Each time nothing that was accepted is
/// lost, nothing that was typed is, and all agree once the fault is gone.
class TestProcessFaults final : public QObject
{
    Q_OBJECT

private slots:
    void isKilledAgainAndAgainUnderLoad();
    void isStoppedAndGoesOn();
    void runsOutOfSpace_data();
    void runsOutOfSpace();
    void isLockedByAnotherProgram();
    void hasItsClockSetBackADay();
    void findsItsFolderReadOnly();
    void hasItsFolderMadeReadOnlyWhileItRuns();
};

void TestProcessFaults::isKilledAgainAndAgainUnderLoad()
{
    constexpr int kRounds = 5;
    TwoEngines world;
    QVERIFY(world.start());
    QSignalSpy anns(&world.ann->engine, &SyncEngine::accepted);
    QSignalSpy bobs(&world.bob->engine, &SyncEngine::accepted);
    for (int round = 1; round <= kRounds; ++round) {
        const qsizetype before = anns.size() + bobs.size();
        TwoEngines::placeMany(*world.ann, 20);
        TwoEngines::placeMany(*world.bob, 20);
        QTRY_VERIFY_WITH_TIMEOUT(anns.size() + bobs.size() >= before + 3 * round, kPatienceMs);
        world.server.kill();
        QVERIFY2(world.server.start(), qPrintable(world.server.errors()));
    }
    QVERIFY(world.agree());
    QCOMPARE(world.ann->world().size(), kRounds * 40);
    QCOMPARE(anns.size(), kRounds * 20); // Each was accepted once.
    QCOMPARE(bobs.size(), kRounds * 20);
    QCOMPARE(world.server.stop(), 0);
    QVERIFY2(verified(world.server).startsWith("ok: 200 changes"_L1), "verify");
}

/// A laptop whose lid was closed for more than a minute, as those see it who are connected to it.
void TestProcessFaults::isStoppedAndGoesOn()
{
    TwoEngines world;
    QVERIFY(world.start());
    TwoEngines::placeMany(*world.ann, 3);
    QVERIFY(world.agree());
    signalTo(world.server, SIGSTOP);
    TwoEngines::placeMany(*world.ann, 4);
    TwoEngines::placeMany(*world.bob, 4);
    constexpr std::chrono::seconds kStopped {70};
    world.ann->time.pass(kStopped);
    world.bob->time.pass(kStopped);
    QVERIFY(!world.ann->isLive()); // The line looks open, and was found out.
    QVERIFY(!world.bob->isLive());
    QCOMPARE(world.ann->world().size(), 7); // What was typed stays to be seen.
    signalTo(world.server, SIGCONT);
    QVERIFY(world.agree());
    QCOMPARE(world.ann->world().size(), 11);
    QCOMPARE(world.server.stop(), 0);
    QVERIFY(verified(world.server).startsWith("ok: 11 changes"_L1));
}

void TestProcessFaults::runsOutOfSpace_data()
{
    QTest::addColumn<bool>("asMount");
    QTest::newRow("a limit of the size of files") << false;
    if (canMount())
        QTest::newRow("a small disk") << true;
    else
        qWarning("No disk can be mounted here; a limit of the size of files has to do.");
}

void TestProcessFaults::runsOutOfSpace()
{
    QFETCH(bool, asMount);
    TwoEngines world;
    FullDisk disk(world.server, asMount);
    QVERIFY(world.start());
    disk.becomeSmall();
    HttpClient http(world.server.http(u"/"_s));
    HttpAnswer answer;
    int placed = fillUp(http, 50, answer);
    QVERIFY(placed > 3);
    placed += fillUp(http, 1, answer); // where none of many lines fits, one of few may
    QCOMPARE(answer.status, 503);
    QCOMPARE(answer.code(), u"storage_failed"_s);
    QVERIFY(answer.headers.contains("retry-after"));
    QVERIFY(!answer.object()["detail"_L1].toString().isEmpty());

    // What is there can be read, and what cannot be written waits.
    QCOMPARE(http.get(u"/api/bets?limit=1"_s).status, 200);
    const int seq = http.get(u"/api/health"_s).object()["seq"_L1].toInt();
    QSignalSpy refused(&world.ann->engine, &SyncEngine::refused);
    QSignalSpy accepted(&world.ann->engine, &SyncEngine::accepted);
    wire::CreateBet large = newBet(50);
    for (domain::Line& line : large.slip.lines)
        line.description = u"z"_s.repeated(450);
    for (int i = 0; i < 3; ++i)
        (void)world.ann->engine.place(large, base::BetId(world.ann->random.uuid()));
    QTRY_VERIFY_WITH_TIMEOUT(
        http.get(u"/metrics"_s).body.contains("betlog_refusals_total{code=\"storage_failed\"}"),
        kPatienceMs);
    QCOMPARE(http.get(u"/api/health"_s).object()["seq"_L1].toInt(), seq);

    disk.becomeLarge();
    QVERIFY(world.agree());
    QCOMPARE(accepted.size(), 3);
    QCOMPARE(refused.size(), 0);
    QCOMPARE(world.server.stop(), 0);
    const QString sound = verified(world.server);
    QVERIFY2(sound.startsWith(u"ok: %1 changes"_s.arg(placed + 3)), qPrintable(sound));
}

/// As when somebody opens betlog.db with another tool and forgets to end a transaction.
void TestProcessFaults::isLockedByAnotherProgram()
{
    TwoEngines world;
    QVERIFY(world.start());
    TwoEngines::placeMany(*world.bob, 2);
    QVERIFY(world.agree());
    {
        QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(world.server.dataDir() + u"/betlog.db"_s);
        QVERIFY(other.open());
        QVERIFY(QSqlQuery(other).exec(u"BEGIN IMMEDIATE"_s));
        HttpClient http(world.server.http(u"/"_s));
        const HttpAnswer answer = http.send("POST", u"/api/bets"_s, largeBet());
        QCOMPARE(answer.status, 503);
        QCOMPARE(answer.code(), u"busy"_s);
        QVERIFY(answer.headers.contains("retry-after"));
        QCOMPARE(http.get(u"/api/bets?limit=1"_s).status, 200);
        TwoEngines::placeMany(*world.ann, 2);
        QCOMPARE(http.get(u"/api/health"_s).object()["seq"_L1].toInt(), 2);
        other.close();
    }
    QSqlDatabase::removeDatabase(u"other"_s);
    QVERIFY(world.agree());
    QCOMPARE(world.bob->world().size(), 4);
}

void TestProcessFaults::hasItsClockSetBackADay()
{
    if (!FakedClock::whyNot().isEmpty())
        QSKIP(qPrintable(FakedClock::whyNot()));
    TwoEngines world;
    FakedClock clock(FakedClock::Stopwatch::GoesOn);
    const QMap<QString, QString> environment = clock.environment();
    for (auto variable = environment.begin(); variable != environment.end(); ++variable)
        world.server.setEnvironment(variable.key(), variable.value());
    QVERIFY(world.start());
    TwoEngines::placeMany(*world.ann, 2);
    QVERIFY(world.agree());
    QSignalSpy status(&world.ann->engine, &SyncEngine::statusChanged);
    HttpClient http(world.server.http(u"/"_s));
    const auto poll = http.begin("GET", u"/api/changes?wait=25&since=2"_s);

    clock.set("-1d");
    const base::BetId id = TwoEngines::placeMany(*world.bob, 1).first();
    QVERIFY(world.agree());
    (void)world.ann->engine.setStatus(id, resultOf(0, domain::LineResult::Won));
    QVERIFY(world.agree());
    QCOMPARE(HttpClient::finish(poll).object()["changes"_L1].toArray().size(), 1);
    const QList<QDateTime> times = changeTimes(http);
    QCOMPARE(times.size(), 4);
    QVERIFY(times[1].secsTo(times[2]) < -80'000); // It was set back indeed.
    QVERIFY(world.ann->isLive());
    QVERIFY(status.isEmpty()); // And nobody was cut off for it.

    QCOMPARE(world.server.stop(), 0);
    QVERIFY(world.server.start());
    TwoEngines::placeMany(*world.ann, 1);
    QVERIFY(world.agree());
    QCOMPARE(world.bob->world().size(), 4);
    QCOMPARE(world.ann->engine.diagnostics().counters().resets, 0);
    QCOMPARE(world.server.stop(), 0);
    QVERIFY(verified(world.server).startsWith("ok: 5 changes"_L1));
}

void TestProcessFaults::findsItsFolderReadOnly()
{
    if (!ReadOnlyFolder::whyNot().isEmpty())
        QSKIP(qPrintable(ReadOnlyFolder::whyNot()));
    TwoEngines world;
    QVERIFY(world.start());
    TwoEngines::placeMany(*world.ann, 3);
    QVERIFY(world.agree());
    QCOMPARE(world.server.stop(), 0);
    {
        const ReadOnlyFolder folder(world.server.dataDir());
        QVERIFY(!world.server.start());
        const QString why = world.server.errors();
        QVERIFY2(
            why.startsWith("betlogd: "_L1) && why.contains(world.server.dataDir()),
            qPrintable(why));
        QVERIFY2(verified(world.server).startsWith("ok: 3 changes"_L1), "It can still be read.");
        TwoEngines::placeMany(*world.ann, 2);
        QCOMPARE(world.ann->world().size(), 5);
    }
    QVERIFY2(world.server.start(), qPrintable(world.server.errors()));
    QVERIFY(world.agree());
    QCOMPARE(world.bob->world().size(), 5);
}

/// What the server has open it goes on writing, and says yes only to what it wrote: where it dies
/// then, everything that it accepted is there.
void TestProcessFaults::hasItsFolderMadeReadOnlyWhileItRuns()
{
    if (!ReadOnlyFolder::whyNot().isEmpty())
        QSKIP(qPrintable(ReadOnlyFolder::whyNot()));
    TwoEngines world;
    QVERIFY(world.start());
    TwoEngines::placeMany(*world.ann, 3);
    QVERIFY(world.agree());
    QSignalSpy accepted(&world.ann->engine, &SyncEngine::accepted);
    QSignalSpy refused(&world.ann->engine, &SyncEngine::refused);
    {
        const ReadOnlyFolder folder(world.server.dataDir());
        TwoEngines::placeMany(*world.ann, 4);
        HttpClient http(world.server.http(u"/"_s));
        QCOMPARE(http.get(u"/api/bets?limit=1"_s).status, 200);
        QTRY_VERIFY_WITH_TIMEOUT(world.ann->isSettled(), kPatienceMs);
        world.server.kill();
        QVERIFY(!world.server.start());
    }
    QVERIFY2(world.server.start(), qPrintable(world.server.errors()));
    QVERIFY(world.agree());
    QCOMPARE(world.bob->world().size(), 7);
    QCOMPARE(accepted.size(), 4);
    QCOMPARE(refused.size(), 0);
    QCOMPARE(world.server.stop(), 0);
    QVERIFY(verified(world.server).startsWith("ok: 7 changes"_L1));
}

int main(int argc, char** argv)
{
    enterPrivateMounts();
    const QCoreApplication application(argc, argv);
    TestProcessFaults test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_process_faults.moc"

// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/sync_state.h"
#include "tests/world/two_engines.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace betlog;
using namespace betlog::sync;
using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;
using State = ConnectionState;

namespace {

constexpr int kPatienceMs = 60'000;

} // namespace

/// Cables, proxies and servers that fail; nothing is lost and nothing is there twice.
class TestBrokenLines : public QObject
{
    Q_OBJECT

private slots:
    void resumesAfterACut();
    void sendsWhatWasMadeMeanwhile();
    void pollsWhereUpgradesAreRefusedAndReturns();
    void noticesALineThatIsHalfOpen();
    void survivesCutAfterCutUnderLoad();
    void comesBackAfterARestart();
    void losesNothingToAKill();
    void takesUpANewHistory_data();
    void takesUpANewHistory();
    void isRefusedOverPollingAsOverAWebSocket();
    void comesBackFromBehindAPortal();
};

void TestBrokenLines::resumesAfterACut()
{
    TwoEngines world;
    QVERIFY(world.start());
    TwoEngines::placeMany(*world.ann, 3);
    QVERIFY(world.agree());
    const int snapshots = world.ann->engine.diagnostics().counters().snapshots;
    world.annsCable->setReachable(false);
    world.annsCable->cutAll();
    QTRY_VERIFY_WITH_TIMEOUT(!world.ann->isLive(), kPatienceMs);
    TwoEngines::placeMany(*world.bob, 20);
    QTRY_COMPARE_WITH_TIMEOUT(world.bob->engine.replica().sendingCount(), 0, kPatienceMs);
    QSignalSpy happened(&world.ann->engine, &SyncEngine::happened);
    world.annsCable->setReachable(true);
    QVERIFY(world.agree());
    QCOMPARE(happened.size(), 20);
    QCOMPARE(world.ann->engine.diagnostics().counters().snapshots, snapshots);
    QCOMPARE(world.ann->world().size(), 23);
}

void TestBrokenLines::sendsWhatWasMadeMeanwhile()
{
    TwoEngines world;
    QVERIFY(world.start());
    world.annsCable->setReachable(false);
    world.annsCable->cutAll();
    QTRY_VERIFY_WITH_TIMEOUT(!world.ann->isLive(), kPatienceMs);
    const base::BetId id = TwoEngines::placeMany(*world.ann, 5).first();
    (void)world.ann->engine.setStatus(id, resultOf(0, domain::LineResult::Won));
    (void)world.ann->engine.remove(id);
    (void)world.ann->engine.restore(id);
    QCOMPARE(world.ann->engine.replica().sendingCount(), 8);
    world.annsCable->setReachable(true);
    QVERIFY(world.agree());
    QCOMPARE(world.bob->world().size(), 5);
    const domain::Bet bet = world.bob->engine.replica().find(id)->bet;
    QCOMPARE(bet.results.first(), domain::LineResult::Won);
}

void TestBrokenLines::pollsWhereUpgradesAreRefusedAndReturns()
{
    TwoEngines world;
    QVERIFY(world.start());
    world.annsCable->refuseUpgrades(true);
    world.annsCable->cutAll();
    QTRY_COMPARE_WITH_TIMEOUT(world.ann->state(), State::Polling, kPatienceMs);
    const base::BetId bobs = TwoEngines::placeMany(*world.bob, 1).first();
    QTRY_VERIFY_WITH_TIMEOUT(world.ann->engine.replica().find(bobs), kPatienceMs);
    QSignalSpy accepted(&world.ann->engine, &SyncEngine::accepted);
    const base::BetId anns = TwoEngines::placeMany(*world.ann, 1).first();
    (void)world.ann->engine.setStatus(bobs, resultOf(0, domain::LineResult::Lost));
    QTRY_COMPARE_WITH_TIMEOUT(accepted.size(), 2, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(world.bob->engine.replica().find(anns), kPatienceMs);
    QCOMPARE(world.ann->state(), State::Polling);

    // A bulk of writes over HTTP, each once.
    TwoEngines::placeMany(*world.ann, 40);
    QTRY_COMPARE_WITH_TIMEOUT(world.bob->world().size(), 42, kPatienceMs);
    QVERIFY(world.ann->engine.diagnostics().counters().polls > 0);
    const int upgrades = world.annsCable->upgrades();
    QTRY_VERIFY_WITH_TIMEOUT(world.annsCable->upgrades() > upgrades, kPatienceMs);
    world.annsCable->refuseUpgrades(false);
    QTRY_COMPARE_WITH_TIMEOUT(world.ann->state(), State::Live, kPatienceMs);
    QVERIFY(world.agree());
    QCOMPARE(world.ann->world().size(), 42);
}

void TestBrokenLines::noticesALineThatIsHalfOpen()
{
    TwoEngines world;
    QVERIFY(world.start());
    world.annsCable->stall(true);
    TwoEngines::placeMany(*world.ann, 2);
    TwoEngines::placeMany(*world.bob, 2);
    QTRY_COMPARE_WITH_TIMEOUT(world.bob->world().size(), 2, kPatienceMs);
    QVERIFY(world.ann->isLive());
    world.ann->time.pass(timing::kSilence);
    QVERIFY(!world.ann->isLive());
    world.annsCable->stall(false);
    world.annsCable->cutAll(); // what was swallowed can never be read
    QVERIFY(world.agree());
    QCOMPARE(world.ann->world().size(), 4);
}

void TestBrokenLines::survivesCutAfterCutUnderLoad()
{
    TwoEngines world;
    QVERIFY(world.start());
    for (int round = 0; round < 8; ++round) {
        TwoEngines::placeMany(*world.ann, 10);
        TwoEngines::placeMany(*world.bob, 10);
        // Somewhere in the middle of it.
        const qsizetype seen = world.bob->world().size();
        QTRY_VERIFY_WITH_TIMEOUT(world.bob->world().size() > seen, kPatienceMs);
        (round % 2 == 0 ? world.annsCable : world.bobsCable)->cutAll();
        world.ann->engine.syncNow();
        world.bob->engine.syncNow();
    }
    QVERIFY(world.agree());
    QCOMPARE(world.ann->world().size(), 160);
}

void TestBrokenLines::comesBackAfterARestart()
{
    TwoEngines world;
    QVERIFY(world.start());
    TwoEngines::placeMany(*world.ann, 5);
    QVERIFY(world.agree());
    QList<OfflineReason> reasons;
    connect(&world.ann->engine, &SyncEngine::statusChanged, this, [&](const ConnectionStatus& now) {
        reasons.append(now.reason);
    });
    world.server.terminate();
    QTRY_VERIFY_WITH_TIMEOUT(!world.ann->isLive(), kPatienceMs);
    QVERIFY(reasons.contains(OfflineReason::ServerStopped));
    world.ann->engine.disconnect(this);
    QCOMPARE(world.server.stop(), 0);
    TwoEngines::placeMany(*world.bob, 2);
    QCOMPARE(world.ann->world().size(), 5); // what was there stays to be seen
    QVERIFY(world.server.start());
    QVERIFY(world.agree());
    QCOMPARE(world.ann->world().size(), 7);
    QCOMPARE(world.ann->engine.diagnostics().counters().resets, 0);
}

void TestBrokenLines::losesNothingToAKill()
{
    TwoEngines world;
    QVERIFY(world.start());
    QSignalSpy accepted(&world.ann->engine, &SyncEngine::accepted);
    TwoEngines::placeMany(*world.ann, 60);
    TwoEngines::placeMany(*world.bob, 60);
    QTRY_VERIFY_WITH_TIMEOUT(accepted.size() >= 20, kPatienceMs);
    world.server.kill();
    QVERIFY(world.server.start());
    QVERIFY(world.agree());
    QCOMPARE(world.ann->world().size(), 120); // everything once
    QCOMPARE(accepted.size(), 60);
    QCOMPARE(world.server.stop(), 0);
    const ProgramRun verified = runBetlogd({u"verify"_s, u"--data"_s, world.server.dataDir()});
    QCOMPARE(verified.exitCode, 0);
    QVERIFY2(verified.output.startsWith("ok: 120 changes"_L1), qPrintable(verified.output));
}

void TestBrokenLines::takesUpANewHistory_data()
{
    QTest::addColumn<bool>("polling");
    QTest::addRow("over a WebSocket") << false;
    QTest::addRow("by polling") << true;
}

/// Somebody starts the log anew: what was there goes, what waits to be sent does not.
void TestBrokenLines::takesUpANewHistory()
{
    QFETCH(bool, polling);
    TwoEngines world;
    QVERIFY(world.start());
    TwoEngines::placeMany(*world.bob, 3);
    QVERIFY(world.agree());
    QSignalSpy resets(&world.ann->engine, &SyncEngine::historyReset);
    world.annsCable->refuseUpgrades(polling);
    QCOMPARE(world.server.stop(), 0);
    QTRY_VERIFY_WITH_TIMEOUT(!world.ann->isLive(), kPatienceMs);
    const base::BetId kept = TwoEngines::placeMany(*world.ann, 1).first();
    for (const QFileInfo& file : QDir(world.server.dataDir()).entryInfoList(QDir::Files))
        QVERIFY(QFile::remove(file.filePath()));
    QVERIFY(world.server.start());
    QTRY_COMPARE_WITH_TIMEOUT(resets.size(), 1, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(world.ann->engine.replica().sendingCount(), 0, kPatienceMs);
    QCOMPARE(world.ann->state() == State::Live, !polling);
    QCOMPARE(world.ann->world().size(), 1);
    QVERIFY(world.ann->engine.replica().find(kept));
    world.annsCable->refuseUpgrades(false);
    QVERIFY(world.agree());
}

void TestBrokenLines::isRefusedOverPollingAsOverAWebSocket()
{
    TwoEngines world;
    QVERIFY(world.start());
    const base::BetId id = TwoEngines::placeMany(*world.bob, 1).first();
    QVERIFY(world.agree());
    world.annsCable->refuseUpgrades(true);
    world.annsCable->cutAll();
    QTRY_COMPARE_WITH_TIMEOUT(world.ann->state(), State::Polling, kPatienceMs);
    QSignalSpy refused(&world.ann->engine, &SyncEngine::refused);

    wire::CreateBet broken = newBet();
    broken.slip.lines.first().stake = domain::Money(0);
    const base::MutationId mutation = world.ann->engine.place(broken);
    QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, kPatienceMs);
    const auto error = refused.first().at(2).value<base::Error>();
    QCOMPARE(error.code, base::ErrorCode::Invalid);
    QCOMPARE(error.fields.first().pointer, u"/bet_data/lines/0/stake"_s);
    world.ann->engine.discard(mutation);

    // Bob's result is there before Ann's next poll.
    (void)world.bob->engine.setStatus(id, resultOf(0, domain::LineResult::Lost));
    QTRY_COMPARE_WITH_TIMEOUT(world.bob->engine.replica().sendingCount(), 0, kPatienceMs);
    wire::Mutation late = aMutation(resultOf(0, domain::LineResult::Won), id, 1);
    late.id = base::MutationId(world.ann->random.uuid());
    world.ann->engine.submit(late);
    QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 2, kPatienceMs);
    const std::optional<ShownBet> shown = world.ann->engine.replica().find(id);
    QCOMPARE(shown->delivery, Delivery::Conflicted);
    QCOMPARE(shown->theirs->results.first(), domain::LineResult::Lost);
    world.ann->engine.discard(late.id);
    world.annsCable->refuseUpgrades(false);
    QVERIFY(world.agree());
}

void TestBrokenLines::comesBackFromBehindAPortal()
{
    TwoEngines world;
    QVERIFY(world.start());
    world.annsCable->actAsPortal(true);
    world.annsCable->cutAll();
    // Three attempts of two requests each, then one over HTTP: whoever asks on has not given up.
    QTRY_VERIFY_WITH_TIMEOUT(world.annsCable->portalAnswers() > 8, kPatienceMs);
    world.annsCable->actAsPortal(false);
    QVERIFY(world.agree());
}

QTEST_GUILESS_MAIN(TestBrokenLines)
#include "tst_broken_lines.moc"

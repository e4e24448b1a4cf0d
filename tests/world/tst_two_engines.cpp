// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/carried_bets.h"
#include "tests/world/two_engines.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace betlog;
using namespace betlog::sync;
using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;
using domain::LineResult;

namespace {

constexpr int kPatienceMs = 60'000;

} // namespace

/// Two people, one log: what one does, the other sees.
class TestTwoEngines : public QObject
{
    Q_OBJECT

private slots:
    void aBetCrosses();
    void settlesEditsDeletesAndRestores();
    void differentLinesMerge();
    void theSameLineConflicts();
    void deletesManyAtOnce();
    void deleteBeatsEdit();
    void bothSeeWhoIsHere();
    void carriesWhatWaitsFromEarlierWeeks();
    void showsAnEarlierWeek();
    void refusesWhatBreaksARule();
};

/// How long it takes is measured and told, but not judged: the machine may be busy.
void TestTwoEngines::aBetCrosses()
{
    TwoEngines world;
    QVERIFY(world.start());
    QList<qint64> took;
    for (int round = 0; round < 20; ++round) {
        QSignalSpy happened(&world.bob->engine, &SyncEngine::happened);
        QElapsedTimer timer;
        qint64 arrivedUs = 0;
        connect(&world.bob->engine, &SyncEngine::happened, &happened, [&]() {
            arrivedUs = timer.nsecsElapsed() / 1000;
        });
        timer.start();
        const base::BetId id = TwoEngines::placeMany(*world.ann, 1).first();
        QVERIFY(world.ann->engine.replica().find(id));
        QTRY_COMPARE_WITH_TIMEOUT(happened.size(), 1, kPatienceMs);
        took.append(arrivedUs);
        const auto event = happened.first().first().value<LogEvent>();
        QCOMPARE(event.bet.id, id);
        QCOMPARE(event.actor, u"Ann"_s);
        QVERIFY(event.live);
        QVERIFY(world.bob->engine.replica().find(id));
    }
    std::ranges::sort(took);
    qInfo(
        "a bet crosses in %lld µs (median), %lld µs (slowest of %lld)",
        took.at(took.size() / 2),
        took.last(),
        static_cast<long long>(took.size()));
    QVERIFY(world.agree());
    QCOMPARE(world.ann->world().size(), 20);
}

void TestTwoEngines::settlesEditsDeletesAndRestores()
{
    TwoEngines world;
    QVERIFY(world.start());
    const base::BetId id = TwoEngines::placeMany(*world.ann, 1).first();
    QVERIFY(world.agree());

    (void)world.bob->engine.setStatus(id, resultOf(0, LineResult::Won));
    QVERIFY(world.agree());
    QCOMPARE(world.ann->engine.replica().find(id)->bet.payout.totalReturn, domain::Money(1910));

    wire::EditBet edit;
    edit.homeTeam = u"Team Ω"_s;
    (void)world.ann->engine.edit(id, edit);
    QVERIFY(world.agree());
    QCOMPARE(world.bob->engine.replica().find(id)->bet.homeTeam, u"Team Ω"_s);

    (void)world.bob->engine.setStatus(id, resultOf(0, LineResult::Pending));
    QVERIFY(world.agree());
    QCOMPARE(world.ann->engine.replica().find(id)->bet.payout.totalReturn, domain::Money(0));

    (void)world.ann->engine.remove(id);
    QVERIFY(world.agree());
    QVERIFY(!world.bob->engine.replica().find(id));

    (void)world.bob->engine.restore(id);
    QVERIFY(world.agree());
    QVERIFY(world.ann->engine.replica().find(id));
    QCOMPARE(world.ann->engine.replica().find(id)->bet.homeTeam, u"Team Ω"_s);
}

void TestTwoEngines::differentLinesMerge()
{
    TwoEngines world;
    QVERIFY(world.start());
    const base::BetId id(world.ann->random.uuid());
    (void)world.ann->engine.place(newBet(2), id);
    QVERIFY(world.agree());
    // At the same moment, so that neither has seen the other's.
    (void)world.ann->engine.setStatus(id, resultOf(0, LineResult::Won));
    (void)world.bob->engine.setStatus(id, resultOf(1, LineResult::Lost));
    QVERIFY(world.agree());
    const std::optional<ShownBet> shown = world.ann->engine.replica().find(id);
    QCOMPARE(shown->bet.results, (QList<LineResult> {LineResult::Won, LineResult::Lost}));
    QVERIFY(world.ann->engine.replica().refusedBets().isEmpty());
    QVERIFY(world.bob->engine.replica().refusedBets().isEmpty());
}

void TestTwoEngines::theSameLineConflicts()
{
    TwoEngines world;
    QVERIFY(world.start());
    const base::BetId id = TwoEngines::placeMany(*world.ann, 1).first();
    QVERIFY(world.agree());
    QSignalSpy annRefused(&world.ann->engine, &SyncEngine::refused);
    QSignalSpy bobRefused(&world.bob->engine, &SyncEngine::refused);
    (void)world.ann->engine.setStatus(id, resultOf(0, LineResult::Won));
    (void)world.bob->engine.setStatus(id, resultOf(0, LineResult::Lost));
    QTRY_COMPARE_WITH_TIMEOUT(annRefused.size() + bobRefused.size(), 1, kPatienceMs);
    QVERIFY(world.agree());
    RealClient& loser = annRefused.isEmpty() ? *world.bob : *world.ann;
    const QSignalSpy& refused = annRefused.isEmpty() ? bobRefused : annRefused;
    QCOMPARE(refused.first().at(2).value<base::Error>().code, base::ErrorCode::Conflict);
    const std::optional<ShownBet> shown = loser.engine.replica().find(id);
    QCOMPARE(shown->delivery, Delivery::Conflicted);
    QVERIFY(shown->theirs);
    QCOMPARE(*shown->theirs, shown->bet);

    // Having seen theirs, the loser insists.
    loser.engine.retry(shown->mutation);
    QVERIFY(world.agree());
    QVERIFY(loser.engine.replica().refusedBets().isEmpty());
    QCOMPARE(annRefused.size() + bobRefused.size(), 1);
}

void TestTwoEngines::deletesManyAtOnce()
{
    TwoEngines world;
    QVERIFY(world.start());
    const QList<base::BetId> placed = TwoEngines::placeMany(*world.ann, 60);
    QVERIFY(world.agree());
    QCOMPARE(world.bob->world().size(), 60);
    // One by one from the app …
    for (const base::BetId id : placed.first(20))
        (void)world.bob->engine.remove(id);
    QVERIFY(world.agree());
    QCOMPARE(world.ann->world().size(), 40);
    // … and in one request.
    QJsonArray ids;
    for (const base::BetId id : placed.sliced(20, 30))
        ids.append(id.text());
    const QByteArray body = QJsonDocument(QJsonObject {{"ids"_L1, ids}}).toJson();
    QCOMPARE(world.httpStatus("POST", u"/api/bets/delete"_s, body), 200);
    QTRY_COMPARE_WITH_TIMEOUT(world.ann->world().size(), 10, kPatienceMs);
    QVERIFY(world.agree());
    // And one of them back.
    (void)world.ann->engine.restore(placed.at(25));
    QVERIFY(world.agree());
    QCOMPARE(world.bob->world().size(), 11);
}

void TestTwoEngines::deleteBeatsEdit()
{
    TwoEngines world;
    QVERIFY(world.start());
    const base::BetId id = TwoEngines::placeMany(*world.ann, 1).first();
    QVERIFY(world.agree());
    QSignalSpy refused(&world.bob->engine, &SyncEngine::refused);
    world.bobsCable->cutAll();
    world.bobsCable->setReachable(false);
    QTRY_VERIFY_WITH_TIMEOUT(!world.bob->isLive(), kPatienceMs);
    wire::EditBet edit;
    edit.awayTeam = u"Team C"_s;
    (void)world.bob->engine.edit(id, edit);
    (void)world.ann->engine.remove(id);
    QTRY_VERIFY_WITH_TIMEOUT(!world.ann->engine.replica().find(id), kPatienceMs);
    world.bobsCable->setReachable(true);
    QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, kPatienceMs);
    // What was typed stays to be seen until Bob lets it go.
    QCOMPARE(world.bob->engine.replica().find(id)->bet.awayTeam, u"Team C"_s);
    world.bob->engine.discard(refused.first().first().value<base::MutationId>());
    QVERIFY(world.agree());
    QVERIFY(world.bob->world().isEmpty());
}

void TestTwoEngines::bothSeeWhoIsHere()
{
    TwoEngines world;
    QVERIFY(world.start());
    const auto names = [](const RealClient& client) {
        QStringList found;
        for (const wire::PresenceUser& user : client.engine.replica().presence())
            found.append(user.userName);
        found.sort();
        return found;
    };
    QTRY_COMPARE_WITH_TIMEOUT(names(*world.ann), (QStringList {u"Ann"_s, u"Bob"_s}), kPatienceMs);
    world.bob->engine.disconnectFromServer();
    QTRY_COMPARE_WITH_TIMEOUT(names(*world.ann), QStringList {u"Ann"_s}, kPatienceMs);
    world.bob->engine.connectToServer();
    QVERIFY(world.waitUntilLive());
    QVERIFY(world.agree());
}

void TestTwoEngines::carriesWhatWaitsFromEarlierWeeks()
{
    TwoEngines world;
    QVERIFY(world.start());
    wire::CreateBet earlier = newBet();
    earlier.betDate = world.ann->time.now() + (-std::chrono::hours(24 * 7 * 3));
    const base::BetId id(world.ann->random.uuid());
    (void)world.ann->engine.place(earlier, id);
    QTRY_COMPARE_WITH_TIMEOUT(world.ann->engine.replica().sendingCount(), 0, kPatienceMs);

    // Bob comes back and finds it under his current week.
    world.bobsCable->cutAll();
    const domain::WeekKey week = world.bob->engine.currentWeek();
    const Replica& bobs = world.bob->engine.replica();
    QTRY_COMPARE_WITH_TIMEOUT(carriedBets(bobs, week), QList<base::BetId> {id}, kPatienceMs);
    QVERIFY(world.agree());
    (void)world.bob->engine.setStatus(id, resultOf(0, LineResult::Won));
    QVERIFY(world.agree());
    QVERIFY(carriedBets(bobs, week).isEmpty());
    QVERIFY(carriedBets(world.ann->engine.replica(), week).isEmpty());
}

void TestTwoEngines::showsAnEarlierWeek()
{
    TwoEngines world;
    QVERIFY(world.start());
    wire::CreateBet earlier = newBet();
    earlier.betDate = world.ann->time.now() + (-std::chrono::hours(24 * 7 * 2));
    earlier.results.insert(0, LineResult::Lost);
    const base::BetId id(world.ann->random.uuid());
    (void)world.ann->engine.place(earlier, id);
    QTRY_COMPARE_WITH_TIMEOUT(world.ann->engine.replica().sendingCount(), 0, kPatienceMs);
    QVERIFY(!world.bob->engine.replica().find(id));
    const domain::WeekKey week = world.bob->engine.currentWeek().previous().previous();
    world.bob->engine.showWeek(week);
    world.ann->engine.showWeek(week);
    QTRY_VERIFY_WITH_TIMEOUT(world.bob->engine.isLoaded(week), kPatienceMs);
    QCOMPARE(world.bob->engine.replica().betsOfWeek(week), QList<base::BetId> {id});
    QVERIFY(world.agree());
}

void TestTwoEngines::refusesWhatBreaksARule()
{
    TwoEngines world;
    QVERIFY(world.start());
    QSignalSpy refused(&world.ann->engine, &SyncEngine::refused);
    wire::CreateBet broken = newBet();
    broken.slip.lines.first().stake = domain::Money(0);
    const base::BetId id(world.ann->random.uuid());
    const base::MutationId mutation = world.ann->engine.place(broken, id);
    TwoEngines::placeMany(*world.ann, 1);
    QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, kPatienceMs);
    const auto error = refused.first().at(2).value<base::Error>();
    QCOMPARE(error.code, base::ErrorCode::Invalid);
    QCOMPARE(error.fields.first().pointer, u"/bet_data/lines/0/stake"_s);
    QCOMPARE(world.ann->engine.replica().find(id)->delivery, Delivery::Refused);
    world.ann->engine.discard(mutation);
    QVERIFY(world.agree());
    QCOMPARE(world.bob->world().size(), 1);
}

QTEST_GUILESS_MAIN(TestTwoEngines)
#include "tst_two_engines.moc"

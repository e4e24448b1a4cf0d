// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/core/store.h"
#include "server/store/log_file.h"
#include "tests/support/test_log.h"
#include "wire/catalog_json.h"

#include <QTemporaryDir>
#include <QtTest>

namespace betlog::tests {

using namespace domain;
using namespace Qt::Literals::StringLiterals;
using base::Seq;

/// What the ledger may rely on, of every store there is.
class TestStore : public QObject
{
    Q_OBJECT

private slots:

    void beginsEmpty_data() { addBackends(); }

    void beginsEmpty();

    void readsBackWhatIsNotCommittedYet_data() { addBackends(); }

    void readsBackWhatIsNotCommittedYet();

    void forgetsWhatIsRolledBack_data() { addBackends(); }

    void forgetsWhatIsRolledBack();

    void replacesABet_data() { addBackends(); }

    void replacesABet();

    void keepsTextsByteForByte_data() { addBackends(); }

    void keepsTextsByteForByte();

    void keepsEachKindOfAnswer_data() { addBackends(); }

    void keepsEachKindOfAnswer();

    void refusesASecondAnswer_data() { addBackends(); }

    void refusesASecondAnswer();

    void refusesASecondChangeOfOneSeq_data() { addBackends(); }

    void refusesASecondChangeOfOneSeq();

    void findsABetAtEachVersion_data() { addBackends(); }

    void findsABetAtEachVersion();

    void listsTheLiveBetsOfAWeek_data() { addBackends(); }

    void listsTheLiveBetsOfAWeek();

    void goesOnAfterAFailedTransaction_data() { addBackends(); }

    void goesOnAfterAFailedTransaction();

private:
    void addBackends();
    /// The log of the row's backend, new for every test.
    [[nodiscard]] std::unique_ptr<TestLog> newLog();

    QTemporaryDir m_folder;
    int m_logs = 0;
};

namespace {

core::BetRecord recordOf(const Bet& bet, qint64 seq = 1)
{
    core::BetRecord record;
    record.bet = bet;
    record.seq = Seq(seq);
    record.versions = core::versionsOfNew(bet);
    return record;
}

core::ChangeRecord changeRecord(const Bet& bet, qint64 seq)
{
    wire::Change change;
    change.bet = bet;
    change.seq = Seq(seq);
    change.room = bet.room();
    change.n = seq;
    change.mutationId = mutationId(int(seq));
    change.actor = u"Ann"_s;
    return {Seq(seq), bet.room(), bet.number, bet.version, wire::encodeChange(change, {}).json};
}

/// Puts a bet and its change.
void put(core::Store& store, const Bet& bet, qint64 seq)
{
    QVERIFY(store.putBet(recordOf(bet, seq)));
    QVERIFY(store.appendChange(changeRecord(bet, seq)));
}

Bet numbered(int number)
{
    Bet bet = aBet();
    bet.id = betId(number);
    bet.number = number;
    return bet;
}

} // namespace

void TestStore::addBackends()
{
    QTest::addColumn<bool>("isOnDisk");
    QTest::newRow("SQLite on disk") << true;
    QTest::newRow("SQLite in memory") << false;
}

std::unique_ptr<TestLog> TestStore::newLog()
{
    QFETCH(bool, isOnDisk);
    if (!isOnDisk)
        return std::make_unique<TestLog>();
    return std::make_unique<TestLog>(m_folder.filePath(u"log%1.db"_s.arg(++m_logs)));
}

void TestStore::beginsEmpty()
{
    const auto log = newLog();
    core::Store& store = log->store();
    QVERIFY(store.begin());
    QCOMPARE(store.counters().value(), core::Counters());
    QVERIFY(!store.answer(mutationId(1)).value());
    QVERIFY(!store.bet(betId(1)).value());
    QVERIFY(!store.betAt(1, 1));
    QVERIFY(!store.betOfChange(Seq(1)));
    const Room room {u"NFL"_s, aWeek()};
    QCOMPARE(store.roomHead(room).value(), (core::RoomHead {room, 0, {}}));
    QVERIFY(store.betsOfWeek(aWeek(), {}, 10)->isEmpty());
    QVERIFY(store.commit());
}

void TestStore::readsBackWhatIsNotCommittedYet()
{
    const auto log = newLog();
    core::Store& store = log->store();
    const Bet bet = aBet(2);
    const core::RoomHead head {bet.room(), 1, QByteArray(64, 'a')};
    QVERIFY(store.begin());
    put(store, bet, 1);
    QVERIFY(store.putRoomHead(head));
    QVERIFY(store.putCounters({Seq(1), 1}));
    QVERIFY(store.appendAnswer({mutationId(1), "digest", Seq(1)}));

    const auto found = store.bet(bet.id).value();
    QVERIFY(found);
    QCOMPARE(found->bet, bet);
    QCOMPARE(found->versions, core::versionsOfNew(bet));
    QCOMPARE(found->seq, Seq(1));
    QVERIFY(!found->isDeleted);
    QCOMPARE(store.betOfChange(Seq(1)).value(), bet);
    QCOMPARE(store.roomHead(bet.room()).value(), head);
    QCOMPARE(store.counters().value(), (core::Counters {Seq(1), 1}));
    QVERIFY(store.answer(mutationId(1)).value());
    QVERIFY(store.commit());
    QVERIFY(store.bet(bet.id).value());
}

void TestStore::forgetsWhatIsRolledBack()
{
    const auto log = newLog();
    core::Store& store = log->store();
    QVERIFY(store.begin());
    put(store, aBet(), 1);
    QVERIFY(store.putCounters({Seq(1), 1}));
    QVERIFY(store.appendAnswer({mutationId(1), "digest", Seq(1)}));
    store.rollback();
    QVERIFY(!store.bet(aBet().id).value());
    QVERIFY(!store.answer(mutationId(1)).value());
    QCOMPARE(store.counters().value(), core::Counters());
}

void TestStore::replacesABet()
{
    const auto log = newLog();
    core::Store& store = log->store();
    QVERIFY(store.begin());
    put(store, aBet(), 1);
    core::BetRecord record = recordOf(aBet(), 2);
    record.bet.version = 2;
    record.bet.slip.note = u"new"_s;
    record.bet.results = {LineResult::Won};
    record.result = LineResult::Won;
    record.isDeleted = true;
    record.versions = core::versionsAfter(record.versions, aBet(), record.bet);
    QVERIFY(store.putBet(record));
    const auto found = store.bet(aBet().id).value();
    QCOMPARE(found->bet, record.bet);
    QCOMPARE(found->versions, record.versions);
    QCOMPARE(found->result, LineResult::Won);
    QCOMPARE(found->seq, Seq(2));
    QVERIFY(found->isDeleted);
    QVERIFY(store.commit());
}

void TestStore::keepsTextsByteForByte()
{
    const auto log = newLog();
    core::Store& store = log->store();
    Bet bet = aBet();
    bet.userName = u"Zoë '); DROP TABLE bets; --"_s;
    bet.awayTeam = u" \U0001F63CMinnesota é e\u0301"_s;
    bet.slip.note = u"tab\tnewline\n\"quotes\" \\ \u2028"_s;
    bet.slip.tags = {u"[\"x\"]"_s, u"%s"_s};
    QVERIFY(store.begin());
    put(store, bet, 1);
    QCOMPARE(store.bet(bet.id).value()->bet, bet);
    QCOMPARE(store.betsOfWeek(aWeek(), bet.userName, 10)->size(), 1);
    QVERIFY(store.betsOfWeek(aWeek(), u"zoë '); DROP TABLE bets; --"_s, 10)->isEmpty());
    QVERIFY(store.commit());
}

void TestStore::keepsEachKindOfAnswer()
{
    const auto log = newLog();
    core::Store& store = log->store();
    const QByteArray digest = QByteArray::fromHex("00ff00ff");
    QVERIFY(store.begin());
    put(store, aBet(), 1);
    QVERIFY(store.appendAnswer({mutationId(1), digest, Seq(1)}));
    QVERIFY(store.appendAnswer({mutationId(2), digest, QByteArray("{\"type\":\"error\"}")}));
    QVERIFY(store.appendAnswer({mutationId(3), digest, 0}));
    QVERIFY(store.commit());

    QCOMPARE(store.answer(mutationId(1)).value()->digest, digest);
    QCOMPARE(std::get<Seq>(store.answer(mutationId(1)).value()->answer), Seq(1));
    const auto refusal = store.answer(mutationId(2)).value();
    QCOMPARE(std::get<QByteArray>(refusal->answer), QByteArray("{\"type\":\"error\"}"));
    QCOMPARE(std::get<int>(store.answer(mutationId(3)).value()->answer), 0);
}

void TestStore::refusesASecondAnswer()
{
    const auto log = newLog();
    core::Store& store = log->store();
    QVERIFY(store.begin());
    QVERIFY(store.appendAnswer({mutationId(1), "digest", 1}));
    QVERIFY(!store.appendAnswer({mutationId(1), "digest", 2}));
    store.rollback();
}

void TestStore::refusesASecondChangeOfOneSeq()
{
    const auto log = newLog();
    core::Store& store = log->store();
    QVERIFY(store.begin());
    put(store, aBet(), 1);
    const auto second = store.appendChange(changeRecord(aBet(), 1));
    QVERIFY(!second);
    QCOMPARE(second.error().code, base::ErrorCode::StorageFailed);
    store.rollback();
}

void TestStore::findsABetAtEachVersion()
{
    const auto log = newLog();
    core::Store& store = log->store();
    Bet bet = aBet();
    QVERIFY(store.begin());
    put(store, bet, 1);
    bet.version = 2;
    bet.slip.note = u"second"_s;
    put(store, bet, 2);
    put(store, numbered(2), 3);
    QVERIFY(store.commit());
    QCOMPARE(store.betAt(1, 1).value(), aBet());
    QCOMPARE(store.betAt(1, 2).value(), bet);
    QVERIFY(!store.betAt(1, 3));
    QCOMPARE(store.betAt(2, 1).value(), numbered(2));
}

void TestStore::listsTheLiveBetsOfAWeek()
{
    const auto log = newLog();
    core::Store& store = log->store();
    QVERIFY(store.begin());
    for (const int number : {3, 1, 2, 4, 5}) {
        Bet bet = numbered(number);
        if (number == 4)
            bet.weekKey = aWeek().next();
        if (number == 5)
            bet.userName = u"Bob"_s;
        core::BetRecord record = recordOf(bet);
        record.isDeleted = number == 2;
        QVERIFY(store.putBet(record));
    }
    QVERIFY(store.commit());
    QCOMPARE(store.betsOfWeek(aWeek(), {}, 10).value(), QList({betId(1), betId(3), betId(5)}));
    QCOMPARE(store.betsOfWeek(aWeek(), {}, 2).value(), QList({betId(1), betId(3)}));
    QCOMPARE(store.betsOfWeek(aWeek(), u"Bob"_s, 10).value(), QList({betId(5)}));
}

void TestStore::goesOnAfterAFailedTransaction()
{
    const auto log = newLog();
    core::Store& store = log->store();
    QVERIFY(store.begin());
    QVERIFY(!store.begin());
    store.rollback();
    store.rollback();
    QVERIFY(store.begin());
    put(store, aBet(), 1);
    QVERIFY(store.commit());
    QVERIFY(store.bet(aBet().id).value());
}

} // namespace betlog::tests

QTEST_GUILESS_MAIN(betlog::tests::TestStore)
#include "tst_store.moc"

// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/polling_transport.h"
#include "tests/support/bets.h"
#include "tests/support/sample_messages.h"
#include "tests/support/scripted_network.h"
#include "wire/bet_json.h"
#include "wire/change_page.h"
#include "wire/codec.h"
#include "wire/problem.h"

#include <QTest>

using namespace betlog;
using namespace betlog::sync;
using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;
using domain::RoomPattern;

namespace {

const RoomPattern kThisWeek {std::nullopt, aWeek()};
const RoomPattern kLastWeek {std::nullopt, aWeek().previous()};

} // namespace

/// The conversation of a WebSocket, held in requests.
class TestPollingTransport : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void asksForTheStateAndThenForWhatHappened();
    void asksForTheStateOfNewRoomsAlone();
    void asksForEverythingInAnotherHistory();
    void tellsAnAnswerOnceTheFeedHasCaughtUp();
    void sendsAWriteOnceHoweverOftenItIsAsked();
    void sendsAgainWhereNothingIsKnownOfAWrite();
    void passesOnThatTheServerCannotWriteNow();

private:
    void greet();
    void answerPage(base::Seq to);
    void answerSnapshot(base::Seq seq);
    void goLive();
    [[nodiscard]] qsizetype writes() const;
    /// The newest request of a write.
    [[nodiscard]] ScriptedReply* write() const;

    template <typename T>
    [[nodiscard]] QList<T> told() const
    {
        QList<T> found;
        for (const wire::ServerMessage& message : m_told) {
            if (const T* const one = std::get_if<T>(&message))
                found.append(*one);
        }
        return found;
    }

    std::unique_ptr<ScriptedNetwork> m_network;
    std::unique_ptr<PollingTransport> m_line;
    QList<wire::ServerMessage> m_told;
    const base::Epoch m_epoch = fullWelcome().epoch;
};

void TestPollingTransport::init()
{
    m_line.reset();
    m_told.clear();
    m_network = std::make_unique<ScriptedNetwork>();
    m_line = std::make_unique<PollingTransport>(*m_network);
    connect(m_line.get(), &Transport::received, this, [this](const wire::ServerMessage& message) {
        m_told.append(message);
    });
    m_line->open(QUrl(u"http://log.example:3000"_s), u"Ann"_s);
}

void TestPollingTransport::greet()
{
    wire::Hello hello;
    hello.rooms = {kThisWeek};
    m_line->send(hello);
    QCOMPARE(m_network->last()->path(), u"/api/welcome"_s);
    m_network->last()->answer(wire::encode(wire::ServerMessage(fullWelcome())));
}

void TestPollingTransport::answerSnapshot(base::Seq seq)
{
    QCOMPARE(m_network->last()->path(), u"/api/snapshot"_s);
    m_network->last()->answer(wire::encodeSnapshotPage(m_epoch, seq, {}, {}));
}

void TestPollingTransport::answerPage(base::Seq to)
{
    QCOMPARE(m_network->last()->path(), u"/api/changes"_s);
    wire::ChangePage page;
    page.epoch = m_epoch;
    page.to = to;
    page.head = to;
    m_network->last()->answer(wire::encodeChangePage(page, {}));
}

void TestPollingTransport::goLive()
{
    greet();
    answerSnapshot(base::Seq(5));
    answerPage(base::Seq(5));
}

ScriptedReply* TestPollingTransport::write() const
{
    for (auto asked = m_network->asked.crbegin(); asked != m_network->asked.crend(); ++asked) {
        if (*asked && (*asked)->method == "POST")
            return *asked;
    }
    return nullptr;
}

qsizetype TestPollingTransport::writes() const
{
    return std::ranges::count_if(m_network->asked, [](const QPointer<ScriptedReply>& asked) {
        return asked && asked->method == "POST";
    });
}

void TestPollingTransport::asksForTheStateAndThenForWhatHappened()
{
    greet();
    QCOMPARE(m_network->last()->query(u"rooms"_s), kThisWeek.text());
    answerSnapshot(base::Seq(5));
    QCOMPARE(told<wire::Snapshot>().constFirst().rooms, QList {kThisWeek});
    QCOMPARE(m_network->last()->query(u"since"_s), u"5"_s);
    QVERIFY(told<wire::Live>().isEmpty());
    answerPage(base::Seq(7));
    QCOMPARE(told<wire::Live>().constFirst().seq, base::Seq(7));
}

void TestPollingTransport::asksForTheStateOfNewRoomsAlone()
{
    goLive();
    m_line->send(wire::Subscribe {{kThisWeek, kLastWeek}});
    QCOMPARE(m_network->last()->query(u"rooms"_s), kLastWeek.text());
    answerSnapshot(base::Seq(9));
    QCOMPARE(told<wire::Snapshot>().constLast().rooms, QList {kLastWeek});
    // Of the room that was known the snapshot told nothing: it is told on from where it stood.
    QCOMPARE(m_network->last()->query(u"since"_s), u"5"_s);
    QCOMPARE(m_network->last()->query(u"rooms"_s), kThisWeek.text() + u',' + kLastWeek.text());
    answerPage(base::Seq(9));
    m_line->send(wire::Subscribe {{kLastWeek}});
    answerPage(base::Seq(9));
    m_line->send(wire::Subscribe {{kLastWeek, kThisWeek}});
    QCOMPARE(m_network->last()->query(u"rooms"_s), kThisWeek.text()); // It had been let go.
}

void TestPollingTransport::asksForEverythingInAnotherHistory()
{
    wire::Hello hello;
    hello.rooms = {kThisWeek};
    hello.resume = wire::Cursor {base::Epoch(QUuid::createUuid()), base::Seq(70)};
    m_line->send(hello);
    m_line->send(wire::Subscribe {{kThisWeek, kLastWeek}});
    m_network->last()->answer(wire::encode(wire::ServerMessage(fullWelcome())));
    QCOMPARE(m_network->last()->query(u"rooms"_s), kThisWeek.text() + u',' + kLastWeek.text());
    answerSnapshot(base::Seq(5));
    QCOMPARE(m_network->last()->query(u"since"_s), u"5"_s);
}

void TestPollingTransport::tellsAnAnswerOnceTheFeedHasCaughtUp()
{
    goLive();
    const wire::Mutation placed = aMutation(aCreate(), betId(7));
    m_line->send(wire::Mutate {placed});
    write()->answer(wire::encodeBet(aBet()), 201);
    QVERIFY(told<wire::Ack>().isEmpty());
    answerPage(base::Seq(6));
    QCOMPARE(told<wire::Ack>().size(), 1);
    QCOMPARE(told<wire::Ack>().constFirst().mutationId, placed.id);
    QCOMPARE(told<wire::Ack>().constFirst().seq, base::Seq(6));
}

void TestPollingTransport::sendsAWriteOnceHoweverOftenItIsAsked()
{
    goLive();
    const wire::Mutate placed {aMutation(aCreate(), betId(7))};
    m_line->send(placed);
    m_line->send(placed);
    QCOMPARE(writes(), 1);
    write()->answer(wire::encodeBet(aBet()), 201);
    m_line->send(placed); // Its answer waits for the feed.
    QCOMPARE(m_network->last()->path(), u"/api/changes"_s);
    answerPage(base::Seq(6));
    QCOMPARE(told<wire::Ack>().size(), 1);
}

void TestPollingTransport::sendsAgainWhereNothingIsKnownOfAWrite()
{
    goLive();
    const wire::Mutate placed {aMutation(aCreate(), betId(7))};
    m_line->send(placed);
    write()->answer("a proxy's page", 502);
    QVERIFY(told<wire::Refusal>().isEmpty());
    m_line->send(placed);
    QCOMPARE(m_network->last()->path(), u"/api/bets"_s);
}

void TestPollingTransport::passesOnThatTheServerCannotWriteNow()
{
    goLive();
    m_line->send(wire::Mutate {aMutation(aCreate(), betId(7))});
    const base::Error full {base::ErrorCode::StorageFailed, u"The disk is full."_s, {}};
    write()->answer(wire::encodeProblem(full), 503, "application/problem+json");
    answerPage(base::Seq(5));
    const wire::Refusal refusal = told<wire::Refusal>().value(0);
    QCOMPARE(refusal.error.detail, full.detail);
    QVERIFY(refusal.retryable);
}

QTEST_GUILESS_MAIN(TestPollingTransport)
#include "tst_polling_transport.moc"

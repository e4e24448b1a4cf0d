// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/notice_center.h"
#include "app/sync/replica.h"
#include "tests/support/log_events.h"
#include "tests/support/scripted_engine.h"

#include <QtTest>

using namespace betlog;
using namespace betlog::models;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

wire::Change placedBySomebody(int number)
{
    wire::Change change;
    change.bet = tests::bet(number);
    change.actor = change.bet.userName;
    change.mutationId = base::MutationId(QUuid(7, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 7));
    return change;
}

} // namespace

class TestNoticeCenter final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void tellsWhatOthersDo();
    void tellsNothingOfOwnWrites();
    void tellsChangesOfTheConnection();
    void tellsRefusals();
    void undoesADelete();
    void undoesManyDeletes();

private:
    [[nodiscard]] QStringList texts();
    [[nodiscard]] wire::Mutation lastMutation() const;

    std::unique_ptr<tests::ScriptedEngine> m_world;
    std::unique_ptr<NoticeCenter> m_center;
};

void TestNoticeCenter::init()
{
    m_world = std::make_unique<tests::ScriptedEngine>();
    m_center = std::make_unique<NoticeCenter>(m_world->engine, m_world->scheduler);
    m_world->goLive({tests::bet(1, u"FLIGHTx12!"_s), tests::bet(2, u"FLIGHTx12!"_s)});
    QCOMPARE(m_world->engine.status().state, sync::ConnectionState::Live);
    m_world->scheduler.advance(5s);
    QCOMPARE(texts(), QStringList());
}

void TestNoticeCenter::cleanup()
{
    m_center.reset();
    m_world.reset();
}

QStringList TestNoticeCenter::texts()
{
    QStringList texts;
    for (const Notice& notice : m_center->feed().toasts().shown())
        texts.append(notice.text);
    return texts;
}

wire::Mutation TestNoticeCenter::lastMutation() const
{
    for (auto message = m_world->line()->messages.crbegin();
         message != m_world->line()->messages.crend();
         ++message)
    {
        if (const auto* const mutate = std::get_if<wire::Mutate>(&*message))
            return mutate->mutation;
    }
    return {};
}

void TestNoticeCenter::tellsWhatOthersDo()
{
    const int before = m_center->history().rowCount();
    m_world->tell(placedBySomebody(3));
    m_world->scheduler.advance(NoticeFeed::kBlink);
    QCOMPARE(texts(), QStringList {u"Jaybers8 placed a bet on Lynx @ Wings."_s});
    QCOMPARE(m_center->history().rowCount(), before + 1);
}

void TestNoticeCenter::tellsNothingOfOwnWrites()
{
    const base::MutationId mutation = m_world->engine.setStatus(
        tests::betId(1), wire::SetStatus {{{0, domain::LineResult::Won}}, {}});
    m_world->scheduler.advance(10ms);
    wire::Change change = placedBySomebody(1);
    change.type = wire::ChangeType::Updated;
    change.updateType = wire::UpdateType::Status;
    change.bet.userName = u"FLIGHTx12!"_s;
    change.bet.version = 2;
    change.bet.results = {domain::LineResult::Won};
    change.actor = u"FLIGHTx12!"_s;
    change.mutationId = mutation;
    m_world->tell(change);
    m_world->scheduler.advance(1s);
    QCOMPARE(texts(), QStringList());
}

void TestNoticeCenter::tellsChangesOfTheConnection()
{
    m_world->engine.disconnectFromServer();
    m_world->scheduler.advance(ConnectionNotices::kSteady);
    QCOMPARE(
        texts(), QStringList {u"You disconnected. Bets are kept here until you connect again."_s});
}

void TestNoticeCenter::tellsRefusals()
{
    const base::MutationId mutation = m_world->engine.remove(tests::betId(1));
    m_world->scheduler.advance(10ms);
    wire::Refusal refusal;
    refusal.error = {base::ErrorCode::Forbidden, u"Only a bookkeeper may delete this bet."_s, {}};
    refusal.mutationId = mutation;
    m_world->line()->say(refusal);
    QCOMPARE(texts(), QStringList {u"Only a bookkeeper may delete this bet."_s});
    QCOMPARE(m_center->feed().toasts().shown().first().bet, tests::betId(1));
}

void TestNoticeCenter::undoesADelete()
{
    m_center->removeBets({tests::betId(1)});
    m_world->scheduler.advance(10ms);
    QVERIFY(std::holds_alternative<wire::DeleteBet>(lastMutation().operation));
    QCOMPARE(texts(), QStringList {u"You deleted a bet on Lynx @ Wings."_s});
    m_world->line()->say(wire::Ack {lastMutation().id, base::Seq(1), tests::bet(1)});

    m_center->feed().act(m_center->feed().toasts().shown().first().id);
    m_world->scheduler.advance(10ms);
    QVERIFY(std::holds_alternative<wire::RestoreBet>(lastMutation().operation));
    QCOMPARE(lastMutation().betId, tests::betId(1));
    QCOMPARE(texts(), QStringList());
}

void TestNoticeCenter::undoesManyDeletes()
{
    m_center->removeBets({});
    QCOMPARE(texts(), QStringList());
    m_center->removeBets({tests::betId(1), tests::betId(2)});
    m_world->scheduler.advance(10ms);
    QCOMPARE(texts(), QStringList {u"You deleted 2 bets."_s});
    m_center->feed().act(m_center->feed().toasts().shown().first().id);
    m_world->scheduler.advance(10ms);
    // Both are back on the screen, whatever the server has answered yet.
    for (const int number : {1, 2}) {
        const sync::ShownBet* const shown = m_world->engine.replica().find(tests::betId(number));
        QVERIFY(shown && !shown->deleting);
    }
}

QTEST_GUILESS_MAIN(TestNoticeCenter)
#include "tst_notice_center.moc"

// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/notice_center.h"
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
    void tellsOnceWhatHoldsWritesUp();
    void tellsThatTheLogIsAnother();

private:
    [[nodiscard]] QStringList texts();

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

/// A server without room on its disk says so again and again; the person is told once.
void TestNoticeCenter::tellsOnceWhatHoldsWritesUp()
{
    wire::Refusal refusal;
    refusal.error = {base::ErrorCode::StorageFailed, u"The disk of the server is full."_s, {}};
    refusal.mutationId = m_world->engine.remove(tests::betId(1));
    refusal.retryable = true;
    const int before = m_center->history().rowCount();
    for (int times = 1; times <= 5; ++times) {
        QCOMPARE(m_center->history().rowCount(), before + (times > 3 ? 1 : 0));
        m_world->line()->say(refusal);
        m_world->scheduler.advance(std::chrono::seconds(1 << times)); // it is sent again
    }
    const QVariant notice = m_center->history().index(0).data(NoticeHistoryModel::NoticeRole);
    QCOMPARE(
        notice.value<Notice>().text,
        u"The disk of the server is full. Your changes are kept here and tried again."_s);
}

void TestNoticeCenter::tellsThatTheLogIsAnother()
{
    emit m_world->engine.historyReset(u"restored from a backup"_s);
    QCOMPARE(
        texts(),
        QStringList {u"The server has another log than before. This screen shows it now."_s});
}

QTEST_GUILESS_MAIN(TestNoticeCenter)
#include "tst_notice_center.moc"

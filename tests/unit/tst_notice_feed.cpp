// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/notice_feed.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/log_events.h"

#include <QtTest>

using namespace betlog;
using namespace betlog::models;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using sync::ConnectionState;
using sync::OfflineReason;

namespace {

sync::ConnectionStatus status(ConnectionState state, OfflineReason reason = OfflineReason::None)
{
    sync::ConnectionStatus status;
    status.state = state;
    status.reason = reason;
    return status;
}

const auto kLive = status(ConnectionState::Live);
const auto kCut = status(ConnectionState::Offline, OfflineReason::Unreachable);

} // namespace

class TestNoticeFeed final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    // events
    void showsEachEventForThreeSeconds();
    void showsAtMostThree();
    void makesOneToastOfFour();
    void addsToTheToastThatTellsSeveral();
    void startsANewToastAfterALongStream();
    void tellsACrowdAtOnceInOneToast();
    void opensTheOneBetThatChangedManyTimes();
    void opensNothingWhereThatBetIsGone();
    void leavesWhatWasMissedToItsReport();
    void callsOwnChangesOnAnotherScreenOwn();
    void opensNothingForADeletedBet();
    void marksSimulatedEvents();

    // holding
    void holdsWhileThePointerIsOnIt();
    void leavesTimeToLeaveAfterHolding();
    void givesItsFullTimeToWhatCameWhileHeld();
    void makesWhatHasNoRoomWaitWhileHeld();

    // own doings
    void keepsAnUndoLonger();
    void runsAnActionOnce();
    void keepsActionsWhenRoomIsShort();
    void tellsRefusals();
    void keepsTheLifetimeWithinBounds();

    // connection
    void keepsOneToastForTheConnection();

    // history
    void handsEverySingleEventToTheHistory();

private:
    [[nodiscard]] QStringList texts();
    void hear(int first, int last);
    void goLive();

    std::unique_ptr<tests::FakeScheduler> m_scheduler;
    std::unique_ptr<NoticeFeed> m_feed;
};

void TestNoticeFeed::init()
{
    m_feed.reset();
    m_scheduler = std::make_unique<tests::FakeScheduler>();
    m_feed = std::make_unique<NoticeFeed>(*m_scheduler);
    m_feed->setSelf(u"FLIGHTx12!"_s);
}

QStringList TestNoticeFeed::texts()
{
    QStringList texts;
    for (const Notice& notice : m_feed->toasts().shown())
        texts.append(notice.text);
    return texts;
}

/// Each in a blink of its own.
void TestNoticeFeed::hear(int first, int last)
{
    for (int number = first; number <= last; ++number) {
        m_feed->hear(tests::placed(number));
        m_scheduler->advance(NoticeFeed::kBlink);
    }
}

void TestNoticeFeed::goLive()
{
    m_feed->changeConnection(kLive);
    m_scheduler->advance(10s);
    QCOMPARE(texts(), QStringList());
}

void TestNoticeFeed::showsEachEventForThreeSeconds()
{
    m_feed->hear(tests::placed(1));
    m_scheduler->advance(NoticeFeed::kBlink);
    QCOMPARE(texts(), QStringList {u"Jaybers8 placed a bet on Lynx @ Wings."_s});
    QCOMPARE(m_feed->toasts().shown().first().bet, tests::betId(1));
    m_scheduler->advance(2999ms);
    QCOMPARE(texts().size(), 1);
    m_scheduler->advance(1ms);
    QCOMPARE(texts().size(), 0);
}

void TestNoticeFeed::showsAtMostThree()
{
    hear(1, 3);
    QCOMPARE(texts().size(), 3);
    for (int number = 4; number <= 30; ++number) {
        hear(number, number);
        QVERIFY(texts().size() <= ToastQueue::kMaxShown);
    }
}

void TestNoticeFeed::makesOneToastOfFour()
{
    hear(1, 4);
    QCOMPARE(texts(), QStringList {u"Jaybers8 placed 4 bets."_s});
    QVERIFY(m_feed->toasts().shown().first().bet.isNull());
}

void TestNoticeFeed::addsToTheToastThatTellsSeveral()
{
    hear(1, 4);
    const quint64 id = m_feed->toasts().shown().first().id;
    m_scheduler->advance(2s);
    m_feed->hear(tests::removed(tests::bet(9, u"Ann"_s)));
    m_scheduler->advance(NoticeFeed::kBlink);
    QCOMPARE(texts(), QStringList {u"5 bets changed."_s});
    QCOMPARE(m_feed->toasts().shown().first().id, id);
    m_scheduler->advance(2999ms);
    QCOMPARE(texts().size(), 1);
    m_scheduler->advance(1ms);
    QCOMPARE(texts().size(), 0);
}

void TestNoticeFeed::startsANewToastAfterALongStream()
{
    hear(1, 4);
    const quint64 id = m_feed->toasts().shown().first().id;
    int number = 5;
    for (auto passed = 0ms; passed < ToastQueue::kLongestLife + 3s; passed += NoticeFeed::kBlink)
        hear(number, number), ++number;
    for (const Notice& notice : m_feed->toasts().shown())
        QVERIFY(notice.id != id);
    QVERIFY(!texts().isEmpty());
}

void TestNoticeFeed::tellsACrowdAtOnceInOneToast()
{
    QSignalSpy changes(&m_feed->toasts(), &ToastQueue::shownChanged);
    for (int number = 1; number <= 12; ++number)
        m_feed->hear(tests::placed(tests::bet(number, u"Player %1"_s.arg(number % 2))));
    QCOMPARE(changes.count(), 0);
    m_scheduler->advance(NoticeFeed::kBlink);
    QCOMPARE(texts(), QStringList {u"12 bets were placed."_s});
    QCOMPARE(changes.count(), 1);
}

void TestNoticeFeed::opensTheOneBetThatChangedManyTimes()
{
    for (int second = 1; second <= 4; ++second) {
        auto event = tests::updated(wire::UpdateType::Edit, tests::bet(5));
        event.timestamp = event.timestamp + second * 1s;
        m_feed->hear(event);
    }
    m_scheduler->advance(NoticeFeed::kBlink);
    QCOMPARE(texts(), QStringList {u"A bet on Lynx @ Wings changed several times."_s});
    const Notice notice = m_feed->toasts().shown().first();
    QCOMPARE(notice.bet, tests::betId(5));
    QCOMPARE(notice.at, tests::placed(5).timestamp + 4s);
}

void TestNoticeFeed::opensNothingWhereThatBetIsGone()
{
    for (int again = 1; again <= 3; ++again)
        m_feed->hear(tests::updated(wire::UpdateType::Edit, tests::bet(5)));
    m_feed->hear(tests::removed(tests::bet(5)));
    m_scheduler->advance(NoticeFeed::kBlink);
    QCOMPARE(texts().size(), 1);
    QVERIFY(m_feed->toasts().shown().first().bet.isNull());
}

void TestNoticeFeed::leavesWhatWasMissedToItsReport()
{
    QSignalSpy noticed(m_feed.get(), &NoticeFeed::noticed);
    for (int number = 1; number <= 7; ++number) {
        auto event = tests::placed(number);
        event.live = false;
        m_feed->hear(event);
    }
    m_scheduler->advance(1min);
    QCOMPARE(texts(), QStringList());
    QCOMPARE(noticed.count(), 7); // the history has each of them
    hear(8, 8);
    QCOMPARE(texts(), QStringList {u"Jaybers8 placed a bet on Lynx @ Wings."_s});
}

void TestNoticeFeed::callsOwnChangesOnAnotherScreenOwn()
{
    m_feed->hear(tests::placed(tests::bet(1, u"FLIGHTx12!"_s)));
    m_scheduler->advance(NoticeFeed::kBlink);
    QCOMPARE(texts(), QStringList {u"You placed a bet on Lynx @ Wings."_s});
}

void TestNoticeFeed::opensNothingForADeletedBet()
{
    m_feed->hear(tests::removed(tests::bet(1)));
    m_scheduler->advance(NoticeFeed::kBlink);
    QVERIFY(m_feed->toasts().shown().first().bet.isNull());
}

void TestNoticeFeed::marksSimulatedEvents()
{
    auto event = tests::placed(1);
    event.simulated = true;
    m_feed->hear(event);
    m_scheduler->advance(NoticeFeed::kBlink);
    QVERIFY(m_feed->toasts().shown().first().simulated);
    hear(2, 4);
    QCOMPARE(texts().size(), 1);
    QVERIFY(!m_feed->toasts().shown().first().simulated);
}

void TestNoticeFeed::holdsWhileThePointerIsOnIt()
{
    hear(1, 1);
    m_feed->toasts().hold();
    m_scheduler->advance(1h);
    QCOMPARE(texts().size(), 1);
    m_feed->toasts().release();
    // What was left when the pointer came is left when it goes.
    m_scheduler->advance(2999ms);
    QCOMPARE(texts().size(), 1);
    m_scheduler->advance(1ms);
    QCOMPARE(texts().size(), 0);
}

void TestNoticeFeed::leavesTimeToLeaveAfterHolding()
{
    hear(1, 1);
    m_scheduler->advance(2990ms);
    m_feed->toasts().hold();
    m_scheduler->advance(5s);
    m_feed->toasts().release();
    m_scheduler->advance(ToastQueue::kAfterHold - 1ms);
    QCOMPARE(texts().size(), 1);
    m_scheduler->advance(1ms);
    QCOMPARE(texts().size(), 0);
}

void TestNoticeFeed::givesItsFullTimeToWhatCameWhileHeld()
{
    m_feed->toasts().hold();
    m_scheduler->advance(10s);
    hear(1, 1);
    m_scheduler->advance(1min);
    m_feed->toasts().release();
    m_scheduler->advance(2999ms);
    QCOMPARE(texts().size(), 1);
    m_scheduler->advance(1ms);
    QCOMPARE(texts().size(), 0);
}

void TestNoticeFeed::makesWhatHasNoRoomWaitWhileHeld()
{
    hear(1, 3);
    const QStringList before = texts();
    m_feed->toasts().hold();
    hear(4, 9);
    QCOMPARE(texts(), before);
    m_feed->toasts().release();
    QCOMPARE(texts(), QStringList {u"Jaybers8 placed 9 bets."_s});
}

void TestNoticeFeed::keepsAnUndoLonger()
{
    m_feed->tellDone(u"You deleted bet #12."_s, {}, NoticeAction {u"Undo"_s, []() {
                                                                  }});
    m_feed->tellDone(u"Copied."_s);
    QCOMPARE(texts().size(), 2);
    m_scheduler->advance(NoticeFeed::kDefaultLifetime);
    QCOMPARE(texts(), QStringList {u"You deleted bet #12."_s});
    m_scheduler->advance(NoticeFeed::kActionLifetime - NoticeFeed::kDefaultLifetime);
    QCOMPARE(texts(), QStringList());
}

void TestNoticeFeed::runsAnActionOnce()
{
    int undone = 0;
    m_feed->tellDone(u"You deleted bet #12."_s, {}, NoticeAction {u"Undo"_s, [&]() {
                                                                      ++undone;
                                                                  }});
    const quint64 id = m_feed->toasts().shown().first().id;
    m_feed->act(id + 1);
    QCOMPARE(undone, 0);
    m_feed->act(id);
    m_feed->act(id);
    QCOMPARE(undone, 1);
    QCOMPARE(texts(), QStringList());
}

void TestNoticeFeed::keepsActionsWhenRoomIsShort()
{
    m_feed->tellDone(u"one"_s, {}, NoticeAction {u"Undo"_s, []() {
                                                 }});
    m_feed->tellDone(u"two"_s);
    m_feed->tellDone(u"three"_s, {}, NoticeAction {u"Undo"_s, []() {
                                                   }});
    m_feed->tellDone(u"four"_s);
    QCOMPARE(texts(), QStringList({u"one"_s, u"three"_s, u"four"_s}));
    m_feed->tellDone(u"five"_s, {}, NoticeAction {u"Undo"_s, []() {
                                                  }});
    m_feed->tellDone(u"six"_s);
    QCOMPARE(texts(), QStringList({u"three"_s, u"five"_s, u"six"_s}));
}

void TestNoticeFeed::tellsRefusals()
{
    m_feed->refuse(tests::betId(3), {base::ErrorCode::Locked, u"The line has started."_s, {}});
    QCOMPARE(texts(), QStringList {u"The line has started."_s});
    QCOMPARE(m_feed->toasts().shown().first().kind, Notice::Kind::Problem);
    QCOMPARE(m_feed->toasts().shown().first().bet, tests::betId(3));
    m_feed->refuse(tests::betId(3), {});
    QCOMPARE(texts().last(), u"The server did not take your change."_s);
}

void TestNoticeFeed::keepsTheLifetimeWithinBounds()
{
    m_feed->setLifetime(0ms);
    QCOMPARE(m_feed->lifetime(), 1000ms);
    m_feed->setLifetime(5s);
    QCOMPARE(m_feed->lifetime(), 5000ms);
    m_feed->setLifetime(1h);
    QCOMPARE(m_feed->lifetime(), 30000ms);
}

void TestNoticeFeed::keepsOneToastForTheConnection()
{
    goLive();
    m_feed->changeConnection(kCut);
    m_scheduler->advance(ConnectionNotices::kSteady);
    QCOMPARE(
        texts(),
        QStringList {u"You are offline. Bets are kept here and sent when the line is back."_s});
    const quint64 id = m_feed->toasts().shown().first().id;
    m_feed->changeConnection(kLive);
    m_scheduler->advance(ConnectionNotices::kSteady);
    QCOMPARE(texts(), QStringList {u"You are connected again."_s});
    QCOMPARE(m_feed->toasts().shown().first().id, id);
}

void TestNoticeFeed::handsEverySingleEventToTheHistory()
{
    QSignalSpy noticed(m_feed.get(), &NoticeFeed::noticed);
    for (int number = 1; number <= 12; ++number)
        m_feed->hear(tests::placed(number));
    m_scheduler->advance(NoticeFeed::kBlink);
    QCOMPARE(texts().size(), 1);
    QCOMPARE(noticed.count(), 12);
    m_feed->tellDone(u"You deleted bet #12."_s, {}, NoticeAction {u"Undo"_s, []() {
                                                                  }});
    QCOMPARE(noticed.count(), 13);
    // An action is for the moment; the history only tells.
    QVERIFY(!noticed.last().first().value<Notice>().action);
}

QTEST_GUILESS_MAIN(TestNoticeFeed)
#include "tst_notice_feed.moc"

// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/appearance.h"
#include "app/widgets/notice_history_view.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/log_events.h"

#include <QApplication>
#include <QHelpEvent>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QToolTip>
#include <QtTest>

using namespace betlog;
using namespace betlog::widgets;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using models::Notice;
using models::NoticeHistoryModel;

class TestNoticeHistoryView final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void saysSoWhenNothingHappened();
    void opensTheBetByClickAndByEnter();
    void opensTheDiagnosticsForTheConnection();
    void opensNothingForABetThatIsGone();
    void countsAsReadWhatWasSeenForAMoment();
    void keepsUnreadWhatNobodySaw();
    void clearsOnAClick();
    void growsRowsForLongWords();
    void laysRowsOutAnewForAnotherWidth();
    void keepsRowsWhenTheScrollBarComes();
    void showsNoMarkupInTheTooltip();

private:
    [[nodiscard]] static Notice notice(const QString& text, base::BetId bet = {});

    [[nodiscard]] QListView* list() const { return m_view->findChild<QListView*>(); }

    void click(int row);

    std::unique_ptr<tests::FakeScheduler> m_scheduler;
    std::unique_ptr<NoticeHistoryModel> m_history;
    std::unique_ptr<NoticeHistoryView> m_view;
};

void TestNoticeHistoryView::initTestCase()
{
    new Appearance(*qApp);
}

void TestNoticeHistoryView::init()
{
    m_scheduler = std::make_unique<tests::FakeScheduler>();
    m_history = std::make_unique<NoticeHistoryModel>();
    m_view = std::make_unique<NoticeHistoryView>(*m_history, *m_scheduler);
    m_view->resize(280, 400);
    m_view->show();
    m_view->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

void TestNoticeHistoryView::cleanup()
{
    m_view.reset();
    m_history.reset();
}

Notice TestNoticeHistoryView::notice(const QString& text, base::BetId bet)
{
    Notice notice;
    notice.kind = Notice::Kind::Placed;
    notice.text = text;
    notice.bet = bet;
    return notice;
}

void TestNoticeHistoryView::click(int row)
{
    const QRect at = list()->visualRect(m_history->index(row));
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, at.center());
}

void TestNoticeHistoryView::saysSoWhenNothingHappened()
{
    QVERIFY(!list()->isVisible());
    QVERIFY(!m_view->findChild<QPushButton*>(u"clearNotices"_s)->isVisible());
    m_history->add(notice(u"Jaybers8 placed a bet on Lynx @ Wings."_s));
    QVERIFY(list()->isVisible());
    QVERIFY(m_view->findChild<QPushButton*>(u"clearNotices"_s)->isVisible());
}

void TestNoticeHistoryView::opensTheBetByClickAndByEnter()
{
    QSignalSpy opened(m_view.get(), &NoticeHistoryView::openRequested);
    m_history->add(notice(u"first"_s, tests::betId(1)));
    m_history->add(notice(u"second"_s, tests::betId(2)));
    click(1);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.last().first().value<base::BetId>(), tests::betId(1));
    list()->setFocus();
    list()->setCurrentIndex(m_history->index(0));
    QTest::keyClick(list(), Qt::Key_Return);
    QCOMPARE(opened.count(), 2);
    QCOMPARE(opened.last().first().value<base::BetId>(), tests::betId(2));
}

void TestNoticeHistoryView::opensTheDiagnosticsForTheConnection()
{
    QSignalSpy connection(m_view.get(), &NoticeHistoryView::connectionRequested);
    Notice offline = notice(u"You are offline."_s);
    offline.kind = Notice::Kind::Connection;
    offline.connection = sync::ConnectionState::Offline;
    m_history->add(offline);
    click(0);
    QCOMPARE(connection.count(), 1);
}

void TestNoticeHistoryView::opensNothingForABetThatIsGone()
{
    QSignalSpy opened(m_view.get(), &NoticeHistoryView::openRequested);
    QSignalSpy connection(m_view.get(), &NoticeHistoryView::connectionRequested);
    m_history->add(notice(u"Jaybers8 deleted a bet on Lynx @ Wings."_s));
    click(0);
    QCOMPARE(opened.count() + connection.count(), 0);
}

void TestNoticeHistoryView::countsAsReadWhatWasSeenForAMoment()
{
    m_history->add(notice(u"a"_s));
    m_scheduler->advance(NoticeHistoryView::kReadAfter - 1ms);
    QCOMPARE(m_history->unreadCount(), 1);
    m_scheduler->advance(1ms);
    QCOMPARE(m_history->unreadCount(), 0);
}

void TestNoticeHistoryView::keepsUnreadWhatNobodySaw()
{
    m_view->hide();
    m_history->add(notice(u"a"_s));
    m_scheduler->advance(1min);
    QCOMPARE(m_history->unreadCount(), 1);
    m_view->show();
    m_scheduler->advance(1s);
    m_view->hide();
    m_scheduler->advance(1min);
    QCOMPARE(m_history->unreadCount(), 1);
}

void TestNoticeHistoryView::clearsOnAClick()
{
    m_history->add(notice(u"a"_s));
    QTest::mouseClick(m_view->findChild<QPushButton*>(u"clearNotices"_s), Qt::LeftButton);
    QCOMPARE(m_history->rowCount(), 0);
    QVERIFY(!list()->isVisible());
}

void TestNoticeHistoryView::growsRowsForLongWords()
{
    m_history->add(notice(u"short"_s));
    m_history->add(notice(QString(300, u'W')));
    const int tall = list()->visualRect(m_history->index(0)).height();
    const int low = list()->visualRect(m_history->index(1)).height();
    QVERIFY(tall > low);
    QVERIFY(tall < 3 * low); // three lines at most, however long
    QVERIFY(list()->visualRect(m_history->index(0)).width() <= list()->viewport()->width());
}

void TestNoticeHistoryView::laysRowsOutAnewForAnotherWidth()
{
    m_history->add(notice(u"This line was already settled as Lost by Jaybers8 a moment ago."_s));
    const int narrow = list()->visualRect(m_history->index(0)).height();
    m_view->resize(700, 400);
    QTRY_VERIFY(list()->visualRect(m_history->index(0)).height() < narrow);
}

void TestNoticeHistoryView::keepsRowsWhenTheScrollBarComes()
{
    QSet<int> heights;
    for (int words = 1; words < 40; ++words)
        m_history->add(
            notice(u"This line was already settled as Lost by Jaybers8 a moment ago."_s));
    for (int row = 0; row < m_history->rowCount(); ++row)
        heights.insert(list()->visualRect(m_history->index(row)).height());
    QCOMPARE(heights.size(), 1);
}

void TestNoticeHistoryView::showsNoMarkupInTheTooltip()
{
    m_history->add(notice(u"<b>Bob</b> placed a bet."_s));
    const QPoint at = list()->visualRect(m_history->index(0)).center();
    QHelpEvent help(QEvent::ToolTip, at, list()->viewport()->mapToGlobal(at));
    QApplication::sendEvent(list()->viewport(), &help);
    QVERIFY(QToolTip::text().contains(u"&lt;b&gt;Bob&lt;/b&gt; placed a bet."));
}

QTEST_MAIN(TestNoticeHistoryView)
#include "tst_notice_history_view.moc"

// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/appearance.h"
#include "app/widgets/connection_glyph.h"
#include "app/widgets/connection_indicator.h"
#include "tests/support/fake_scheduler.h"

#include <QApplication>
#include <QHelpEvent>
#include <QImage>
#include <QPainter>
#include <QtTest>

using namespace betlog;
using namespace betlog::widgets;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using sync::ConnectionState;
using sync::ConnectionStatus;
using sync::OfflineReason;

class TestConnectionIndicator final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void showsEachState_data();
    void showsEachState();
    void drawsEachStateInAShapeOfItsOwn();
    void countsDownToTheNextRetry();
    void opensTheDiagnosticsByClickAndKeys();
    void explainsItselfInTheTooltip();
    void showsNoMarkupInTheTooltip();
    void turnsOnlyOnTheWay();
    void standsStillWhereMotionIsReduced();
    void keepsItsWordsWithinItself();

private:
    [[nodiscard]] ConnectionStatus status(ConnectionState state) const;
    [[nodiscard]] QString askTooltip();

    Appearance* m_appearance = nullptr;
    std::unique_ptr<tests::FakeScheduler> m_scheduler;
    std::unique_ptr<ConnectionIndicator> m_indicator;
};

void TestConnectionIndicator::initTestCase()
{
    m_appearance = new Appearance(*qApp);
}

void TestConnectionIndicator::init()
{
    m_appearance->setReducedMotion(false);
    m_scheduler = std::make_unique<tests::FakeScheduler>();
    m_indicator = std::make_unique<ConnectionIndicator>(*m_scheduler);
    m_indicator->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_indicator.get()));
}

void TestConnectionIndicator::cleanup()
{
    m_indicator.reset();
}

ConnectionStatus TestConnectionIndicator::status(ConnectionState state) const
{
    ConnectionStatus status;
    status.state = state;
    status.server = QUrl(u"http://192.168.1.20:3000"_s);
    status.latency = 12ms;
    if (state == ConnectionState::Offline) {
        status.reason = OfflineReason::Unreachable;
        status.nextRetry = m_scheduler->now() + 7s;
    }
    return status;
}

QString TestConnectionIndicator::askTooltip()
{
    const QPoint at = m_indicator->rect().center();
    QHelpEvent help(QEvent::ToolTip, at, m_indicator->mapToGlobal(at));
    QApplication::sendEvent(m_indicator.get(), &help);
    return m_indicator->toolTip();
}

void TestConnectionIndicator::showsEachState_data()
{
    QTest::addColumn<ConnectionState>("state");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("remark");

    QTest::newRow("live") << ConnectionState::Live << u"Live"_s << u"12 ms"_s;
    QTest::newRow("connecting") << ConnectionState::Connecting << u"Connecting…"_s << QString();
    QTest::newRow("catching up") << ConnectionState::CatchingUp << u"Catching up"_s << QString();
    QTest::newRow("polling") << ConnectionState::Polling << u"Polling"_s << u"12 ms"_s;
    QTest::newRow("offline") << ConnectionState::Offline << u"Offline"_s << u"retry in 7 s"_s;
}

void TestConnectionIndicator::showsEachState()
{
    QFETCH(ConnectionState, state);
    QFETCH(QString, word);
    QFETCH(QString, remark);
    m_indicator->setStatus(status(state));
    QCOMPARE(m_indicator->word(), word);
    QCOMPARE(m_indicator->remark(), remark);
    QCOMPARE(
        m_indicator->accessibleName(),
        remark.isEmpty() ? u"Connection: %1"_s.arg(word)
                         : u"Connection: %1, %2"_s.arg(word, remark));
    QVERIFY(!m_indicator->accessibleDescription().isEmpty());
}

void TestConnectionIndicator::drawsEachStateInAShapeOfItsOwn()
{
    // Without any help of colour.
    QList<QImage> shapes;
    for (const ConnectionState state :
         {ConnectionState::Offline,
          ConnectionState::Connecting,
          ConnectionState::CatchingUp,
          ConnectionState::Live,
          ConnectionState::Polling})
    {
        QImage image(32, 32, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintConnectionGlyph(painter, QRectF(0, 0, 32, 32), state, Qt::black);
        painter.end();
        QVERIFY(!shapes.contains(image));
        shapes.append(image);
    }
}

void TestConnectionIndicator::countsDownToTheNextRetry()
{
    m_indicator->setStatus(status(ConnectionState::Offline));
    for (int seconds = 6; seconds >= 1; --seconds) {
        m_scheduler->advance(1s);
        QCOMPARE(m_indicator->remark(), u"retry in %1 s"_s.arg(seconds));
        QVERIFY(m_indicator->accessibleName().endsWith(m_indicator->remark()));
    }
    m_scheduler->advance(1s);
    QCOMPARE(m_scheduler->waiting(), size_t(0));
    m_indicator->setStatus(status(ConnectionState::Offline));
    m_indicator->setStatus(status(ConnectionState::Live));
    QCOMPARE(m_scheduler->waiting(), size_t(0));
}

void TestConnectionIndicator::opensTheDiagnosticsByClickAndKeys()
{
    QSignalSpy clicked(m_indicator.get(), &QAbstractButton::clicked);
    QTest::mouseClick(m_indicator.get(), Qt::LeftButton);
    QCOMPARE(clicked.count(), 1);
    m_indicator->setFocus();
    QTest::keyClick(m_indicator.get(), Qt::Key_Return);
    QCOMPARE(clicked.count(), 2);
    QTest::keyClick(m_indicator.get(), Qt::Key_Space);
    QCOMPARE(clicked.count(), 3);
    QTest::keyClick(m_indicator.get(), Qt::Key_A);
    QCOMPARE(clicked.count(), 3);
    QVERIFY(m_indicator->focusPolicy() & Qt::TabFocus);
}

void TestConnectionIndicator::explainsItselfInTheTooltip()
{
    m_indicator->setStatus(status(ConnectionState::Offline));
    const QString before = askTooltip();
    QVERIFY(before.contains(u"Server: 192.168.1.20:3000"));
    QVERIFY(before.contains(u"Next retry: in 7 s"));
    // It is written when it is asked for.
    m_scheduler->advance(2500ms);
    QVERIFY(askTooltip().contains(u"Next retry: in 5 s"));
}

void TestConnectionIndicator::showsNoMarkupInTheTooltip()
{
    ConnectionStatus evil = status(ConnectionState::Offline);
    evil.detail = u"<img src=x>"_s;
    m_indicator->setStatus(evil);
    QVERIFY(askTooltip().contains(u"&lt;img src=x&gt;"));
    QVERIFY(!askTooltip().contains(u"<img"));
}

void TestConnectionIndicator::turnsOnlyOnTheWay()
{
    m_indicator->setStatus(status(ConnectionState::Connecting));
    QVERIFY(m_indicator->isTurning());
    m_scheduler->advance(3s);
    QVERIFY(m_indicator->isTurning());
    m_indicator->hide();
    QVERIFY(!m_indicator->isTurning());
    m_indicator->show();
    QVERIFY(m_indicator->isTurning());
    m_indicator->setStatus(status(ConnectionState::Live));
    QVERIFY(!m_indicator->isTurning());
}

void TestConnectionIndicator::standsStillWhereMotionIsReduced()
{
    m_appearance->setReducedMotion(true);
    m_indicator->setStatus(status(ConnectionState::Connecting));
    QVERIFY(!m_indicator->isTurning());
}

void TestConnectionIndicator::keepsItsWordsWithinItself()
{
    m_indicator->setStatus(status(ConnectionState::Live));
    const int narrow = m_indicator->sizeHint().width();
    m_indicator->setStatus(status(ConnectionState::Offline));
    QVERIFY(m_indicator->sizeHint().width() > narrow);
    const QFontMetrics metrics = m_indicator->fontMetrics();
    QVERIFY(
        m_indicator->sizeHint().width()
        > metrics.horizontalAdvance(m_indicator->word() + m_indicator->remark()));
}

QTEST_MAIN(TestConnectionIndicator)
#include "tst_connection_indicator.moc"

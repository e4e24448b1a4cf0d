// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/moment_text.h"
#include "app/widgets/week_picker.h"

#include <QAbstractItemView>
#include <QCalendarWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace betlog;
using namespace betlog::widgets;
using namespace Qt::Literals::StringLiterals;

namespace {

const domain::WeekKey kWeek(QDate(2024, 12, 1));

void showOn(WeekPicker& picker)
{
    picker.setCurrentWeek(kWeek);
    picker.setWeek(kWeek);
    picker.show();
}

QToolButton* button(const WeekPicker& picker, const QString& name)
{
    for (QToolButton* const one : picker.findChildren<QToolButton*>()) {
        if (one->accessibleName() == name)
            return one;
    }
    return nullptr;
}

} // namespace

class TestWeekPicker : public QObject
{
    Q_OBJECT

private slots:
    void namesTheWeek();
    void asksForTheNeighbours();
    void offersTheWayBackOnlyFromElsewhere();
    void takesAnyDayForItsWeek_data();
    void takesAnyDayForItsWeek();
    void saysMomentsAsCloseAsTheyAre_data();
    void saysMomentsAsCloseAsTheyAre();
};

void TestWeekPicker::namesTheWeek()
{
    WeekPicker picker;
    showOn(picker);
    QVERIFY(button(picker, u"Week of 1 December 2024"_s));
    QCOMPARE(picker.week(), kWeek);
}

void TestWeekPicker::asksForTheNeighbours()
{
    WeekPicker picker;
    showOn(picker);
    QSignalSpy wanted(&picker, &WeekPicker::weekWanted);
    QTest::mouseClick(button(picker, u"Previous week"_s), Qt::LeftButton);
    QTest::keyClick(button(picker, u"Next week"_s), Qt::Key_Space);
    QCOMPARE(wanted.size(), 2);
    QCOMPARE(wanted[0][0].value<domain::WeekKey>(), kWeek.previous());
    QCOMPARE(wanted[1][0].value<domain::WeekKey>(), kWeek.next());
    // It shows another week only when its owner agrees.
    QCOMPARE(picker.week(), kWeek);
}

void TestWeekPicker::offersTheWayBackOnlyFromElsewhere()
{
    WeekPicker picker;
    showOn(picker);
    auto* const back = picker.findChild<QPushButton*>();
    QVERIFY(!back->isVisible());
    picker.setWeek(kWeek.previous());
    QVERIFY(back->isVisible());
    QSignalSpy wanted(&picker, &WeekPicker::weekWanted);
    QTest::mouseClick(back, Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].value<domain::WeekKey>(), kWeek);
    picker.setWeek(kWeek);
    picker.goToCurrent();
    QCOMPARE(wanted.size(), 1);
}

void TestWeekPicker::takesAnyDayForItsWeek_data()
{
    QTest::addColumn<QDate>("day");
    QTest::addColumn<QDate>("week");
    QTest::newRow("Wednesday") << QDate(2024, 11, 20) << QDate(2024, 11, 17);
    QTest::newRow("Saturday") << QDate(2024, 11, 23) << QDate(2024, 11, 17);
    QTest::newRow("Sunday") << QDate(2024, 11, 24) << QDate(2024, 11, 24);
    QTest::newRow("same week") << QDate(2024, 12, 3) << QDate();
}

void TestWeekPicker::takesAnyDayForItsWeek()
{
    QFETCH(const QDate, day);
    QFETCH(const QDate, week);
    WeekPicker picker;
    showOn(picker);
    QSignalSpy wanted(&picker, &WeekPicker::weekWanted);
    auto* const menu = picker.findChild<QMenu*>();
    menu->popup(picker.mapToGlobal(QPoint()));
    auto* const days = picker.findChild<QCalendarWidget*>()->findChild<QAbstractItemView*>();
    const qint64 steps = kWeek.start().daysTo(day);
    for (qint64 step = 0; step < std::abs(steps); ++step)
        QTest::keyClick(days, steps < 0 ? Qt::Key_Left : Qt::Key_Right);
    QTest::keyClick(days, Qt::Key_Return);
    QVERIFY(!menu->isVisible());
    QCOMPARE(wanted.size(), week.isValid() ? 1 : 0);
    if (week.isValid())
        QCOMPARE(wanted[0][0].value<domain::WeekKey>(), domain::WeekKey(week));
}

void TestWeekPicker::saysMomentsAsCloseAsTheyAre_data()
{
    QTest::addColumn<QString>("moment");
    QTest::addColumn<QString>("text");
    QTest::newRow("today") << u"2024-12-04T08:05:00Z"_s << u"08:05"_s;
    QTest::newRow("this week") << u"2024-12-01T10:30:00Z"_s << u"Sun 10:30"_s;
    QTest::newRow("in a few days") << u"2024-12-07T19:00:00Z"_s << u"Sat 19:00"_s;
    QTest::newRow("a week ago") << u"2024-11-27T10:30:00Z"_s << u"27 Nov 10:30"_s;
    QTest::newRow("last year") << u"2023-12-04T10:30:00Z"_s << u"4 Dec 2023"_s;
}

void TestWeekPicker::saysMomentsAsCloseAsTheyAre()
{
    QFETCH(const QString, moment);
    QFETCH(const QString, text);
    const auto now = *base::Timestamp::fromRfc3339(u"2024-12-04T12:00:00Z");
    const auto at = *base::Timestamp::fromRfc3339(moment);
    QCOMPARE(momentText(at, now, QTimeZone::utc()), text);
    QVERIFY(
        momentTextInFull(at, QTimeZone::utc()).contains(text.last(5).trimmed())
        || text.endsWith(u"2023"_s));
}

QTEST_MAIN(TestWeekPicker)

#include "tst_week_picker.moc"

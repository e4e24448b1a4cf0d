// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/gui/editor_screen.h"

#include <QLabel>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace betlog;
using widgets::BetEditor;

/// When a line starts, and what that means for who edits it.
class TestEditorStarts : public QObject, private tests::EditorScreen
{
    Q_OBJECT

private slots:

    void init() { QVERIFY(open()); }

    void takesAStartByKeyboard();
    void movesAStartByArrowKeys();
    void saysThatALineHasStarted();
    void blamesAStartThatIsNoTime();
    void asksWhyALockedLineIsChanged();
};

void TestEditorStarts::takesAStartByKeyboard()
{
    QSignalSpy placed(m_editor.get(), &BetEditor::placeRequested);
    fillSound();
    press(Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), field("starts"));
    const QDateTime start = m_clock.now().utc().toLocalTime().addSecs(2 * 60 * 60);
    type(u"+2h"_s);
    const QString note = m_editor->findChild<QLabel*>(u"startNote"_s)->text();
    QVERIFY2(note.endsWith(start.toString(u"HH:mm"_s)), qPrintable(note));
    press(Qt::Key_Tab);
    QCOMPARE(field("starts")->text(), start.toString(u"yyyy-MM-dd HH:mm"_s));
    QTest::keyClick(field("starts"), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(placed.size(), 1);
    const auto bet = placed.first().first().value<wire::CreateBet>();
    QCOMPARE(bet.slip.lines.first().startsAt, m_clock.now() + std::chrono::hours(2));
    QVERIFY2(field("starts")->text().isEmpty(), "The next bet has a start of its own.");
}

void TestEditorStarts::movesAStartByArrowKeys()
{
    QLineEdit* const starts = field("starts");
    starts->setFocus();
    m_clock.advance(std::chrono::minutes(5));
    press(Qt::Key_Up);
    const QDateTime half = m_clock.now().utc().toLocalTime().addSecs(25 * 60);
    QCOMPARE(starts->text(), half.toString(u"yyyy-MM-dd HH:mm"_s));
    press(Qt::Key_Up);
    QCOMPARE(starts->text(), half.addSecs(15 * 60).toString(u"yyyy-MM-dd HH:mm"_s));
    press(Qt::Key_Down);
    press(Qt::Key_PageUp);
    QCOMPARE(starts->text(), half.addDays(1).toString(u"yyyy-MM-dd HH:mm"_s));
    starts->setText(u"half a time"_s);
    press(Qt::Key_Up);
    QCOMPARE(starts->text(), u"half a time"_s);
}

void TestEditorStarts::saysThatALineHasStarted()
{
    QLineEdit* const starts = field("starts");
    const auto* const note = m_editor->findChild<QLabel*>(u"startNote"_s);
    starts->setFocus();
    type(u"2024-11-30 00:05"_s);
    QCOMPARE(note->text(), u"has started"_s);
    starts->selectAll();
    type(u"+2h"_s);
    QVERIFY2(note->text() != u"has started"_s, qPrintable(note->text()));
}

void TestEditorStarts::blamesAStartThatIsNoTime()
{
    QSignalSpy placed(m_editor.get(), &BetEditor::placeRequested);
    fillSound();
    field("starts")->setFocus();
    type(u"later"_s);
    QTest::keyClick(field("starts"), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(placed.size(), 0);
    QVERIFY(field("starts")->property("invalid").toBool());
}

void TestEditorStarts::asksWhyALockedLineIsChanged()
{
    fillSound();
    domain::Bet bet = aPlacedBet();
    bet.slip.lines[0].startsAt = m_clock.now() + std::chrono::hours(1);
    m_editor->startEdit(bet);
    QVERIFY(!field("reason")->isVisible());
    m_clock.advance(std::chrono::hours(1));
    QSignalSpy edited(m_editor.get(), &BetEditor::editRequested);
    m_editor->startEdit(bet);
    QVERIFY(field("reason")->isVisible());
    field("selection")->setText(u"Reach 25 points"_s);
    bet.slip.lines[0].selection = u"Reach 25 points"_s;
    field("reason")->setFocus();
    type(u"Wrong price"_s);
    QTest::keyClick(field("reason"), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(edited.size(), 1);
    QCOMPARE(edited.first().at(2).toString(), u"Wrong price"_s);
    QCOMPARE(edited.first().at(1).value<wire::EditBet>().slip, std::optional(bet.slip));
    m_editor->startNew();
    QVERIFY(!field("reason")->isVisible());
}

QTEST_MAIN(TestEditorStarts)

#include "tst_editor_starts.moc"

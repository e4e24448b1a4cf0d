// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/theme.h"

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Written with names in braces; Theme::styleSheet fills the colours in. A widget asks for a role
/// by the property `look`: primary, quiet, action, danger (buttons), card (frames), heading, title,
/// muted, error, gained, lost, even (labels), segments (tabs within tabs).
constexpr QStringView kSheet = uR"(
QToolTip { color: {text-toast}; background: {toast}; border: 1px solid {border}; padding: 4px 8px; }

QPushButton { background: {surface}; color: {text}; border: 1px solid {edge}; border-radius: 8px;
    padding: 6px 12px; min-height: 18px; outline: none; }
QPushButton:hover { background: {hover}; }
QPushButton:pressed { background: {sunken}; }
QPushButton:focus { border: 2px solid {focus}; padding: 5px 11px; }
QPushButton:disabled { color: {disabled}; background: {window}; }
QPushButton[look="primary"] { background: {accent-fill}; color: {on-accent-fill};
    border-color: {accent-fill}; font-weight: 600; }
QPushButton[look="primary"]:hover { background: {accent-hover}; border-color: {accent-hover}; }
QPushButton[look="primary"]:focus { border: 2px solid {text}; }
QPushButton[look="primary"]:disabled { background: {sunken}; color: {disabled};
    border-color: {border}; }
QPushButton[look="danger"] { color: {lost}; }
QPushButton[look="quiet"] { background: transparent; border-color: transparent; }
QPushButton[look="quiet"]:hover { background: {hover}; }
QPushButton[look="quiet"]:focus { border-color: {focus}; }
QPushButton[look="action"] { background: transparent; border-color: transparent;
    color: {accent-toast}; font-weight: 600; }
QPushButton[look="action"]:hover { background: {selected}; color: {accent-selected}; }
QPushButton::menu-indicator { image: url(:/betlog/icons/arrow-{theme}.svg); width: 14px;
    subcontrol-origin: padding; subcontrol-position: right center; right: 6px; }

QToolButton { background: transparent; color: {text}; border: 1px solid transparent;
    border-radius: 8px; padding: 4px 8px; outline: none; }
QToolButton:hover { background: {hover}; border-color: {border}; }
QToolButton:pressed, QToolButton:checked { background: {selected}; }
QToolButton:focus { border-color: {focus}; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QComboBox, QDateTimeEdit, QDateEdit {
    background: {surface}; border: 1px solid {edge}; border-radius: 8px;
    padding: 5px 8px; selection-background-color: {accent-fill};
    selection-color: {on-accent-fill}; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QComboBox:focus,
QDateTimeEdit:focus, QDateEdit:focus { border: 2px solid {focus}; padding: 4px 7px; }
QLineEdit[invalid="true"], QComboBox[invalid="true"], QSpinBox[invalid="true"] {
    background: {lost-tint}; border: 1px solid {lost}; padding: 5px 8px; }
QLineEdit[invalid="true"]:focus, QComboBox[invalid="true"]:focus,
QSpinBox[invalid="true"]:focus { border: 2px solid {focus}; padding: 4px 7px; }
QLineEdit:disabled, QComboBox:disabled { color: {disabled}; background: {window}; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url(:/betlog/icons/arrow-{theme}.svg); width: 16px; height: 16px; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }

QCheckBox, QRadioButton { spacing: 8px; }
QCheckBox::indicator, QTableView::indicator { width: 14px; height: 14px;
    background: {surface}; border: 1px solid {box}; border-radius: 4px; }
QRadioButton::indicator { width: 14px; height: 14px; background: {surface};
    border: 1px solid {box}; border-radius: 8px; }
QCheckBox::indicator:checked, QTableView::indicator:checked { background: {accent-fill};
    border-color: {accent-fill}; image: url(:/betlog/icons/tick-{theme}.svg); }
QRadioButton::indicator:checked { background: {accent-fill}; border-color: {accent-fill};
    image: url(:/betlog/icons/dot-{theme}.svg); }
QCheckBox:focus, QRadioButton:focus { color: {accent-window}; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled,
QTableView::indicator:disabled { background: {sunken}; border-color: {border}; }
QComboBox QAbstractItemView, QListView[look="popup"] { background: {surface}; color: {text};
    border: 1px solid {edge}; selection-background-color: {selected};
    selection-color: {text-selected}; outline: none; padding: 4px; }
QListView[look="popup"] { border-radius: 0; padding: 1px; }

QCalendarWidget QWidget#qt_calendar_navigationbar { background: {surface}; }
QCalendarWidget QAbstractItemView { border: none; border-radius: 0; outline: none; }

QMenuBar { background: {window}; color: {text-window}; padding: 2px 8px; }
QMenuBar::item { background: transparent; border-radius: 4px; padding: 4px 8px; }
QMenuBar::item:selected { background: {selected}; color: {text-selected}; }
QMenu { background: {surface}; color: {text}; border: 1px solid {border}; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: {selected}; color: {text-selected}; }
QMenu::item:disabled { color: {disabled}; background: transparent; }
QMenu::separator { height: 1px; background: {border}; margin: 4px 8px; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: {handle}; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: {muted}; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QTabBar::tab { background: transparent; color: {muted-window}; padding: 6px 12px;
    border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: {text-window}; border-bottom-color: {accent-fill}; }
QTabBar::tab:hover { color: {text-window}; }
QTabBar::tab:focus { color: {accent-window}; }
QTabBar[look="segments"]::tab { border: 1px solid transparent; border-radius: 8px;
    padding: 4px 12px; margin-right: 4px; }
QTabBar[look="segments"]::tab:selected { background: {selected}; color: {text-selected}; }
QTabBar[look="segments"]::tab:focus { border-color: {focus}; }
QTabWidget::pane { border: none; border-top: 1px solid {border}; }

QTableCornerButton::section { background: {window}; border: none; }
QHeaderView { background: transparent; }
QHeaderView::section { background: transparent; color: {muted-window}; border: none;
    border-bottom: 1px solid {border}; padding: 6px 4px; }
QTableView, QTreeView, QListView { background: {surface}; color: {text};
    border: 1px solid {border}; border-radius: 8px; gridline-color: {border};
    selection-background-color: {selected}; selection-color: {text-selected}; }

QListView[look="log"], QListView[look="plain"] { background: transparent; border: none;
    border-radius: 0; outline: none; }

QProgressBar { background: {sunken}; border: none; border-radius: 4px; min-height: 8px;
    max-height: 8px; text-align: center; color: transparent; }
QProgressBar::chunk { background: {accent-fill}; border-radius: 4px; }

QSplitter::handle { background: {window}; }
QGroupBox { border: 1px solid {border}; border-radius: 8px; margin-top: 12px; padding: 12px; }
QGroupBox::title { subcontrol-origin: margin; left: 12px; color: {muted-window}; }

QFrame[look="card"] { background: {surface}; border: 1px solid {border}; border-radius: 8px; }
QFrame[look="toast"] { background: {toast}; border: 1px solid {edge}; border-radius: 8px; }
QFrame[look="notice"] { background: {warning-tint}; border: none; border-radius: 8px; }
QFrame[look="alarm"] { background: {lost-tint}; border: 2px solid {lost}; border-radius: 8px; }
QLabel { background: transparent; }
QLabel[look="heading"] { font-weight: 600; }
QLabel[look="title"] { font-weight: 600; font-size: 15pt; }
QLabel[look="key"] { background: {surface}; border: 1px solid {edge}; border-radius: 4px;
    padding: 1px 6px; }
QToolButton[look="heading"] { font-weight: 600; }
QLabel[look="muted"] { color: {muted-window}; }
QLabel[look="error"] { color: {lost-window}; }
QLabel[look="gained"] { color: {won}; font-weight: 600; font-size: 14pt; }
QLabel[look="lost"] { color: {lost}; font-weight: 600; font-size: 14pt; }
QLabel[look="even"] { color: {muted}; font-weight: 600; font-size: 14pt; }
)";

} // namespace

QString Theme::styleSheet() const
{
    const auto window = Ground::Window;
    const QColor edge = readableOn(m_border, ground(Ground::Surface), 1.5);
    const std::pair<QStringView, QColor> names[] {
        {u"{text}", ink(Ink::Text)},
        {u"{text-window}", ink(Ink::Text, window)},
        {u"{text-toast}", ink(Ink::Text, Ground::Toast)},
        {u"{text-selected}", ink(Ink::Text, Ground::Selected)},
        {u"{muted}", ink(Ink::Muted)},
        {u"{muted-window}", ink(Ink::Muted, window)},
        {u"{accent-window}", ink(Ink::Accent, window)},
        {u"{accent-toast}", ink(Ink::Accent, Ground::Toast)},
        {u"{accent-selected}", ink(Ink::Accent, Ground::Selected)},
        {u"{lost}", ink(Ink::Lost)},
        {u"{won}", ink(Ink::Won)},
        {u"{box}", readableOn(m_border, ground(Ground::Surface), kShapeContrast)},
        {u"{lost-window}", ink(Ink::Lost, window)},
        {u"{lost-tint}", tint(Ink::Lost)},
        {u"{warning-tint}", tint(Ink::Warning)},
        {u"{window}", ground(window)},
        {u"{surface}", ground(Ground::Surface)},
        {u"{hover}", ground(Ground::Hover)},
        {u"{selected}", ground(Ground::Selected)},
        {u"{sunken}", ground(Ground::Sunken)},
        {u"{toast}", ground(Ground::Toast)},
        {u"{border}", border()},
        {u"{edge}", edge},
        {u"{handle}", readableOn(m_border, ground(window), 1.7)},
        {u"{focus}", focus()},
        {u"{accent-fill}", accentFill()},
        {u"{accent-hover}", readableOn(accentFill(), onAccentFill(), 5.6)},
        {u"{on-accent-fill}", onAccentFill()},
        {u"{disabled}", palette().color(QPalette::Disabled, QPalette::Text)},
    };
    QString sheet = kSheet.toString();
    sheet.replace(u"{theme}"_s, m_kind == Kind::Light ? u"light"_s : u"dark"_s);
    for (const auto& [name, colour] : names)
        sheet.replace(name.toString(), colour.name());
    return sheet;
}

} // namespace betlog::widgets

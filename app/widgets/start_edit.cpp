// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/start_edit.h"

#include "app/models/typed_start.h"
#include "app/widgets/moment_text.h"

#include <QKeyEvent>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::minutes kQuarter {15};
constexpr std::chrono::minutes kHalf {30};
constexpr std::chrono::minutes kDay {24 * 60};

[[nodiscard]] std::optional<std::chrono::minutes> stepOfKey(int key)
{
    switch (key) {
    case Qt::Key_Up:
        return kQuarter;
    case Qt::Key_Down:
        return -kQuarter;
    case Qt::Key_PageUp:
        return kDay;
    case Qt::Key_PageDown:
        return -kDay;
    default:
        return std::nullopt;
    }
}

} // namespace

StartEdit::StartEdit(const base::Clock& clock, QWidget* parent)
    : QLineEdit(parent)
    , m_clock(clock)
{
    setPlaceholderText(tr("Starts: Sun 13:00"));
    connect(this, &QLineEdit::textEdited, this, &StartEdit::startEdited);
    connect(this, &QLineEdit::textChanged, this, &StartEdit::describe);
    connect(this, &QLineEdit::editingFinished, this, &StartEdit::spellOut);
    describe();
}

void StartEdit::setStart(const QString& typed)
{
    setText(typed);
}

std::optional<base::Timestamp> StartEdit::start() const
{
    return models::startFromTyped(text(), m_clock.now(), QTimeZone::systemTimeZone());
}

void StartEdit::keyPressEvent(QKeyEvent* event)
{
    const std::optional<std::chrono::minutes> step = stepOfKey(event->key());
    if (!step || event->modifiers() != Qt::NoModifier)
        return QLineEdit::keyPressEvent(event);
    move(*step);
}

void StartEdit::move(std::chrono::minutes step)
{
    std::optional<base::Timestamp> moved;
    if (const auto here = start())
        moved = *here + step;
    else if (text().trimmed().isEmpty())
        moved = base::Timestamp(
            std::chrono::floor<std::chrono::minutes>(m_clock.now().sinceEpoch()) / kHalf * kHalf
            + kHalf);
    if (!moved)
        return; // half a time is not to be overwritten
    setText(models::typedStart(*moved, QTimeZone::systemTimeZone()));
    emit startEdited();
}

void StartEdit::spellOut()
{
    const auto here = start();
    if (!here || !isModified())
        return;
    setText(models::typedStart(*here, QTimeZone::systemTimeZone()));
    emit startEdited();
}

void StartEdit::describe()
{
    const auto here = start();
    setToolTip(
        here ? momentTextInFull(*here, QTimeZone::systemTimeZone())
             : tr("13:00, Sun 13:00, tomorrow 19:30, 1 Dec 13:00 or +2h"));
}

} // namespace betlog::widgets

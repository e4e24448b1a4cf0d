// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/field_errors.h"

#include <QEvent>
#include <QFocusEvent>
#include <QLabel>
#include <QStyle>
#include <QWidget>

namespace betlog::widgets {

namespace {

constexpr auto kInvalid = "invalid";

void markInvalid(QWidget* field, bool invalid)
{
    if (field->property(kInvalid).toBool() == invalid)
        return;
    field->setProperty(kInvalid, invalid);
    // A style sheet reads properties once; polishing makes it read them again.
    field->style()->unpolish(field);
    field->style()->polish(field);
}

/// Another window or a list of suggestions only borrows the keyboard.
[[nodiscard]] bool isLeaving(const QFocusEvent& event)
{
    return event.reason() != Qt::ActiveWindowFocusReason && event.reason() != Qt::PopupFocusReason;
}

} // namespace

FieldErrors::FieldErrors(QObject* parent)
    : QObject(parent)
{ }

void FieldErrors::watch(const QString& pointer, QWidget* field, QLabel* note)
{
    note->hide();
    field->installEventFilter(this);
    m_fields.insert(pointer, {field, note, false});
}

void FieldErrors::forget(const QString& pointer)
{
    m_fields.remove(pointer);
}

void FieldErrors::show(const QList<base::FieldError>& errors)
{
    QHash<QLabel*, QStringList> texts;
    for (auto field = m_fields.cbegin(); field != m_fields.cend(); ++field) {
        if (!field->widget || !field->note)
            continue;
        texts[field->note]; // a note without an error is cleared
        const auto error = std::find_if(
            errors.cbegin(), errors.cend(), [&field](const base::FieldError& candidate) {
                return candidate.pointer == field.key();
            });
        const bool shown = field->left && error != errors.cend();
        markInvalid(field->widget, shown);
        // Two teams that lack the same say it once.
        if (shown && !texts[field->note].contains(error->detail))
            texts[field->note].append(error->detail);
    }
    for (auto text = texts.cbegin(); text != texts.cend(); ++text) {
        text.key()->setText(text->join(u' '));
        text.key()->setVisible(!text->isEmpty());
    }
}

void FieldErrors::revealAll()
{
    for (Field& field : m_fields)
        field.left = true;
}

void FieldErrors::conceal()
{
    for (Field& field : m_fields)
        field.left = false;
    show({});
}

bool FieldErrors::focusFirst(const QList<base::FieldError>& errors) const
{
    for (const base::FieldError& error : errors) {
        const auto field = m_fields.constFind(error.pointer);
        if (field != m_fields.cend() && field->widget) {
            field->widget->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return false;
}

bool FieldErrors::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut && isLeaving(*static_cast<QFocusEvent*>(event))) {
        for (Field& field : m_fields) {
            if (field.widget == watched && !field.left) {
                field.left = true;
                emit fieldLeft();
                break;
            }
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace betlog::widgets

// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/send_field.h"

#include <QKeyEvent>

namespace betlog::widgets {

SendField::SendField(QWidget* parent)
    : QLineEdit(parent)
{
    connect(this, &QLineEdit::returnPressed, this, &SendField::submit);
}

void SendField::submit()
{
    const QString typed = text();
    if (typed.trimmed().isEmpty())
        return;
    m_history.add(typed);
    clear();
    emit submitted(typed);
}

void SendField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Up)
        setText(m_history.older(text()));
    else if (event->key() == Qt::Key_Down)
        setText(m_history.newer(text()));
    else
        QLineEdit::keyPressEvent(event);
}

} // namespace betlog::widgets
